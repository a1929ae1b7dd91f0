// Plain CommonJS on purpose: an old Node must be able to read it, to say that it is too old.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `Customer Connect needs Node 22.18 or newer (24 is recommended), and this is Node ${process.versions.node}: install it and run the command again.`,
  );
  process.exit(1);
}
