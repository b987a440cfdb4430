export const USAGE = `passerelle-mongo: a MongoDB-compatible database in one process

  passerelle-mongo --data DIR [options]                  serve a directory until SIGTERM or Ctrl-C
  passerelle-mongo dump    --uri URI --out DIR           documents, indexes and options into BSON files
  passerelle-mongo restore --uri URI --in DIR            BSON files into a database

Serving
  --data DIR              directory of the documents; made when it does not exist, one process at a time
  --ephemeral             instead of --data: nothing is kept when the process ends
  --port N                listen on 127.0.0.1, 0 takes a free port (default: a socket in the data directory)
  --socket PATH.sock      listen on this Unix socket
  --host ADDRESS          with --port and --credentials: listen for other machines
  --credentials FILE      ask for a password; the first line is user:password, the file is yours alone (chmod 600)
  --replset NAME          name of the replica set (default rs0); --standalone: no replica set
  --sync group|always     group: a power cut loses at most 100 ms; always: each write is on the disk first
  --memory MB             memory that documents and indexes may take
  --work-memory MB        memory that one sort or one stage of an aggregation may hold (default 100)
  --engine journal|sqlite where records are kept: files of this server's own, or SQLite (needs Node 24)
  --compact-bytes N       growth of the records after which they are folded into a snapshot

Dump and restore, of this server or of a MongoDB (mongodump's own files)
  --uri URI               connection string; with a database in it only that one
  --data DIR              instead of --uri: the data directory, whether a server runs on it or not
  --credentials FILE      user:password, where the connection string holds none
  --gzip                  dump: compressed files (restore tells by itself)
  --no-snapshot           dump: for a server without snapshots, when nobody writes
  --exclude DB.COLLECTION dump: leave it out; may be given several times
  --drop                  restore: collections of the same name are dropped first
  --json                  one JSON object with the counts on the last line

  --help, --version

Serving prints one line, ready and the connection string. Exit code 1: it was refused, 2: the command line was not
understood; the reason is one sentence on the standard error.
`;
