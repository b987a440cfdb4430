/** Words of a demo text: recitals, then articles as heading and sub-paragraphs. Invented for the demonstration. */
export interface WrittenText {
  readonly title: string;
  readonly recitals: readonly string[];
  readonly articles: readonly (readonly [heading: string, ...paragraphs: string[]])[];
}

export const TREES: WrittenText = {
  title: 'L’arbre en ville est un équipement public',
  recitals: [
    'Considérant qu’une rue plantée est de quatre à sept degrés plus fraîche qu’une rue nue au plus fort de l’été ;',
    'Considérant que les jeunes arbres meurent d’abord du manque d’eau et de soins pendant leurs trois premières années ;',
  ],
  articles: [
    [
      'Un budget d’entretien',
      'Chaque ville inscrit à son budget l’entretien de ses arbres au même titre que celui de ses chaussées.',
      'Elle réserve au moins trois années de soins pour chaque arbre planté.',
    ],
    [
      'Des essences d’ici',
      'Les pépinières municipales produisent d’abord des essences locales, choisies avec les habitants et les services forestiers.',
    ],
    [
      'Compter et montrer',
      'Le nombre d’arbres plantés, soignés et perdus est publié chaque année, quartier par quartier.',
    ],
  ],
};

export const HEAT: WrittenText = {
  title: 'Adapter nos villes aux chaleurs extrêmes',
  recitals: [
    'Considérant que les épisodes de chaleur extrême durent plus longtemps et reviennent plus souvent dans toutes les villes du réseau ;',
    'Considérant que les premières victimes sont les personnes âgées, les jeunes enfants et les personnes qui travaillent dehors ;',
    'Considérant que les villes connaissent leurs quartiers et leurs habitants mieux que quiconque, mais manquent de moyens pour agir à temps ;',
  ],
  articles: [
    [
      'Alerter',
      'Chaque ville se dote d’un plan d’alerte à la chaleur, révisé chaque année avant la saison chaude.',
      'L’alerte est donnée dans les langues parlées par les habitants, par la radio, par message et par les relais de quartier.',
    ],
    [
      'Des lieux frais pour tous',
      'Un lieu frais et gratuit est ouvert à moins de quinze minutes à pied de chaque logement.',
      'Les écoles, les bibliothèques et les lieux de culte volontaires peuvent être ces lieux.',
      'Ces lieux restent ouverts la nuit pendant les alertes.',
    ],
    [
      'L’eau et l’ombre',
      'Toute place publique refaite offre de l’ombre sur la moitié de sa surface et un point d’eau potable.',
      'Les règlements d’urbanisme réservent un quart de chaque parcelle nouvelle à la pleine terre.',
    ],
    [
      'Le travail dehors',
      'Les horaires des chantiers et des marchés publics sont avancés pendant les alertes, sans perte de salaire.',
    ],
    [
      'Les moyens',
      'Les États et les bailleurs ouvrent aux villes un guichet direct pour l’adaptation à la chaleur.',
      'Un dixième de ces fonds revient aux villes de moins de cent mille habitants.',
    ],
  ],
};

export const FORESTS: WrittenText = {
  title: 'Les forêts périurbaines, bien commun des villes',
  recitals: [
    'Considérant que les forêts et les mangroves proches des villes protègent l’eau, l’air et les sols de millions d’habitants ;',
    'Considérant qu’elles reculent d’abord au bord des villes, là où le bois de chauffe et le sol à bâtir se vendent le plus cher ;',
  ],
  articles: [
    [
      'Une ceinture protégée',
      'Chaque ville délimite avec ses voisines une ceinture boisée où l’on ne bâtit pas.',
      'Cette ceinture figure sur les plans d’urbanisme avant la fin de l’année 2028.',
    ],
    [
      'Les communautés riveraines',
      'Les communautés qui vivent de la forêt siègent dans l’instance qui la gère.',
      'Elles reçoivent une part des recettes du bois, des visites et des crédits carbone.',
    ],
    [
      'Le bois de chauffe',
      'Les villes soutiennent les foyers améliorés et les combustibles de remplacement.',
    ],
    ['Le suivi', 'L’étendue de la ceinture est mesurée par satellite chaque année et publiée.'],
  ],
};

export const FINANCE: WrittenText = {
  title: 'Un accès direct des villes à la finance climat',
  recitals: [
    'Considérant que plus de la moitié des mesures inscrites dans les plans nationaux pour le climat dépendent de décisions prises par les villes ;',
    'Considérant que moins d’un dixième des financements internationaux pour le climat atteint les autorités locales ;',
    'Considérant que les procédures des fonds, leurs langues et leurs délais écartent la plupart des villes moyennes ;',
  ],
  articles: [
    [
      'Un guichet pour les villes',
      'Les fonds internationaux pour le climat ouvrent un guichet auquel une ville peut s’adresser sans passer par un intermédiaire.',
      'Les dossiers y sont reçus en français et instruits en moins de neuf mois.',
    ],
    [
      'Préparer les projets',
      'Un vingtième de chaque fonds finance la préparation des projets : études, plans, concertation.',
      'Les villes qui ont mené un projet à bien mettent leurs dossiers à la disposition des autres.',
    ],
    [
      'Prêter aux villes',
      'Les banques de développement prêtent aux villes en monnaie locale ou couvrent le risque de change.',
    ],
    [
      'Rendre compte aux habitants',
      'Toute ville financée publie chaque année ce qu’elle a reçu, dépensé et obtenu.',
    ],
  ],
};

export const SCHOOL_STREETS: WrittenText = {
  title: 'Des rues sûres pour aller à l’école',
  recitals: [
    'Considérant que la route est la première cause de mort des enfants de cinq à quinze ans ;',
    'Considérant que la plupart des enfants de nos villes vont à l’école à pied ;',
  ],
  articles: [
    [
      'Trente devant l’école',
      'La vitesse est limitée à trente kilomètres par heure à moins de trois cents mètres de chaque école.',
    ],
    [
      'Des rues aux écoles',
      'Les rues qui bordent une école sont fermées aux véhicules à l’heure de l’entrée et de la sortie, partout où c’est possible.',
      'Les habitants, les commerces et les secours sont consultés avant toute fermeture.',
    ],
    [
      'Traverser',
      'Chaque traversée sur le chemin d’une école est éclairée, surélevée et libre de stationnement sur cinq mètres.',
    ],
  ],
};

export const TOLL: WrittenText = {
  title: 'Un péage urbain commun',
  recitals: ['Considérant que les embouteillages coûtent chaque année plus cher aux villes ;'],
  articles: [
    [
      'Un tarif',
      'Les villes membres instaurent un péage d’entrée au même tarif.',
      'La recette finance les transports publics.',
    ],
    ['Un calendrier', 'Le péage entre en vigueur partout avant 2029.'],
  ],
};

export const PAVEMENTS: WrittenText = {
  title: 'Des trottoirs continus et accessibles',
  recitals: [
    'Considérant que toute personne est piétonne à un moment de la journée ;',
    'Considérant qu’un trottoir interrompu oblige à marcher sur la chaussée et exclut les personnes en fauteuil ;',
  ],
  articles: [
    [
      'Une largeur libre',
      'Tout trottoir refait offre un passage libre d’au moins un mètre quatre-vingts.',
      'Les terrasses et les étals ne l’entament pas.',
    ],
    ['Traverser à niveau', 'Le trottoir se prolonge à niveau au débouché des rues secondaires.'],
  ],
};
