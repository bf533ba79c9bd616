// Every start loads this first: package.json names it before main.ts and the commands. It is plain JavaScript, since
// an older Node cannot read TypeScript and would say nothing that helps.
if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(
    `Spotter needs Node 24, and this is ${process.versions.node}: run it with npm after \`npm ci\`, which brings Node 24, or, where it does not (a Mac with Apple silicon), install it from https://nodejs.org.`,
  )
  process.exit(1)
}
// What Node has compiled is kept among the packages, as theirs, so that the next start need not compile it again. It
// goes with them; where nothing may be written, each start compiles.
require('node:module').enableCompileCache(require('node:path').join(__dirname, '../node_modules/.cache/node'))
