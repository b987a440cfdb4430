/** What every paper of a meeting begins with: sheet, letters, and the heading with body, title, day and place. */
const HEAD = String.raw`
#let d = json(bytes(sys.inputs.data))
#set document(title: d.documentTitle)
#set page(paper: "a4", margin: (x: 22mm, y: 24mm), footer: context align(center, text(size: 9pt)[
  #d.documentTitle, #counter(page).display() / #counter(page).final().first()
]))
#set text(font: "Libertinus Serif", size: 11pt, lang: "fr")
#set par(justify: false, leading: 0.68em, spacing: 0.9em)
#show heading: set block(above: 1.4em, below: 0.7em)
#show heading.where(level: 1): set text(size: 20pt)
#show heading.where(level: 2): set text(size: 14pt)
#text(fill: rgb("#0b5c63"), weight: "bold", d.body)
= #d.title
#d.subtitle

#for line in d.facts [#strong(line.at(0)) #line.at(1) \ ]
`;

const AGENDA = String.raw`
== Ordre du jour
#for item in d.agenda [
  #block(below: 0.9em)[
    #strong[#item.time — #item.number. #item.title] \
    #text(fill: rgb("#4a4a4a"), item.about)
  ]
]
#d.total
`;

export const NOTICE_PAPER = `${HEAD}${AGENDA}`;

export const ATTENDANCE_PAPER = `${HEAD}${String.raw`
== Quorum
#for line in d.quorum [#line \ ]

== Émargement
#table(
  columns: (2fr, 1.5fr) + (1fr,) * d.halfDays.len(),
  inset: 7pt,
  stroke: 0.5pt + rgb("#999999"),
  table.header(
    repeat: true,
    strong[Nom], strong[Organisation], ..d.halfDays.map(name => strong(name)),
  ),
  ..d.rows.flatten(),
)
`}`;

export const MINUTES_PAPER = `${HEAD}${String.raw`
#if d.decisions.len() > 0 [
  == Relevé de décisions
  #for one in d.decisions [
    #block(below: 0.9em)[#strong[Décision #one.number.] #one.text]
  ]
]
#if d.actions.len() > 0 [
  == Actions
  #table(
    columns: (3fr, 2fr, 1.2fr, 1fr),
    inset: 7pt,
    stroke: 0.5pt + rgb("#999999"),
    table.header(repeat: true, strong[Action], strong[Confiée à], strong[Échéance], strong[État]),
    ..d.actions.flatten(),
  )
]
== #d.minutesTitle
#let shown(run) = {
  let c = [#run.text]
  if run.at("bold", default: false) { c = strong(c) }
  if run.at("italic", default: false) { c = emph(c) }
  if run.at("strike", default: false) { c = strike(c) }
  c
}
#for block in d.blocks {
  let body = block.runs.map(shown).join()
  if block.kind == "heading" { heading(level: 3, body) }
  else if block.kind == "item" { pad(left: 1em * (block.depth + 1), [– #body]) }
  else if block.kind == "quote" { quote(block: true, body) }
  else { par(body) }
}
#d.ending
`}`;
