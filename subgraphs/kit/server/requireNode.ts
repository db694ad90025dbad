/** The scripts bring their own Node; a bare `node dist/server.js` in a shell may be the system's older one. */
export function requireNode(): void {
  const major = Number(process.versions.node.split('.', 1)[0]);
  if (major >= 26) return;
  process.stderr.write(
    `this needs Node 26 and runs on ${process.version}: use "npm start" or "npm run import", which bring the right Node\n`,
  );
  process.exit(1);
}
