/** Queries that may read a whole collection, each with the reason why it stays small. */
export const SCANS_ALLOWED: Record<string, string> = {
  'find bodies {} by [["_id",1]]':
    'a network has some dozens of bodies, and rights are decided on all of them',
  'find events {}': 'a network holds a few events a year, and the list shows all that one may read',
  'find organisations {} by [["country",1],["name",1]]':
    'the directory shows every city and partner of the network, some hundreds',
  'find people {} by [["familyName",1],["givenName",1]]':
    'the directory shows everybody of the network, some thousands of short records',
};
