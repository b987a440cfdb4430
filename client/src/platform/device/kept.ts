/** A small value kept on this device. A browser that forbids storage forgets it; nothing else changes. */
export function keep(key: string, value: string): void {
  try {
    localStorage.setItem(`passerelle.${key}`, value);
  } catch {
    return;
  }
}

export function kept(key: string): string | null {
  try {
    return localStorage.getItem(`passerelle.${key}`);
  } catch {
    return null;
  }
}
