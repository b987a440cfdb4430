import { SessionId } from '@passerelle/contracts/ids';

/**
 * The session whose link was clicked, when a sheet may open instead of the link's own page. With a modifier key or
 * another button the browser does what the person asked of it. One listener for a whole programme, not one for each link.
 */
export function openedSession(event: MouseEvent): SessionId | undefined {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return undefined;
  const link = (event.target as Element).closest<HTMLElement>('a[data-session]');
  const id = SessionId.safeParse(link?.dataset['session']).data;
  if (id) event.preventDefault();
  return id;
}
