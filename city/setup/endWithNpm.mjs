// Ends a process that npm started as soon as npm itself has ended, however that was. npm passes SIGTERM and SIGINT on, but dies of
// SIGHUP and SIGKILL without a word, and what it started would keep its port. The scripts in package.json say "exec", so that the
// process is npm's own child and not that of a shell between them.
const npm = process.ppid;
// The workers of a gateway are the first process's own, and end with it.
if (process.env.npm_lifecycle_event !== undefined && process.env.NODE_UNIQUE_ID === undefined) {
  const look = setInterval(() => {
    if (process.ppid === npm) return;
    clearInterval(look);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  look.unref();
}
