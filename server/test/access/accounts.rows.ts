import { ACCOUNTS, EVERYBODY, SECRETARIAT, type Row } from './row';

export const ACCOUNT_ROWS: readonly Row[] = [
  { handler: 'GET /health/live', allowed: EVERYBODY },
  { handler: 'GET /health/ready', allowed: EVERYBODY },
  { handler: 'GET /api/network', allowed: EVERYBODY },
  { handler: 'POST /api/network/set-up', allowed: EVERYBODY },
  {
    handler: 'POST /api/accounts/sign-in',
    allowed: EVERYBODY,
    // A well-formed request would answer 401 to everybody: whether a stranger may try is what counts here.
    payload: () => ({ email: 'nobody' }),
  },
  { handler: 'POST /api/accounts/refresh', allowed: ACCOUNTS },
  { handler: 'GET /api/accounts/me', allowed: ACCOUNTS },
  { handler: 'GET /api/accounts/sign-ins', allowed: ACCOUNTS },
  {
    handler: 'DELETE /api/accounts/sign-ins/:id',
    allowed: [],
    path: () => '/api/accounts/sign-ins/sin_01J00000000000000000000009',
  },
  { handler: 'POST /api/invitations', allowed: SECRETARIAT },
  { handler: 'POST /api/invitations/view', allowed: EVERYBODY },
  { handler: 'POST /api/invitations/accept', allowed: EVERYBODY },
  // Last: it ends the caller's own sign-in.
  { handler: 'POST /api/accounts/sign-out', allowed: ACCOUNTS },
];
