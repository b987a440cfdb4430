// Runs before the first paint, so that a page chosen dark never flashes light.
try {
  const theme = localStorage.getItem('passerelle.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  const language = localStorage.getItem('passerelle.language');
  if (language === 'fr' || language === 'en') document.documentElement.lang = language;
} catch {
  // Storage is forbidden here: the system's colours and French it is.
}
