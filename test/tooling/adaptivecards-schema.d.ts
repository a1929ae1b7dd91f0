// The templating package's types reach into TypeScript sources that its peer does not compile for us; this stands in their place.
export {};
