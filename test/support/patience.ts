/**
 * How long a test waits for what has to come: longer than anything that looks once a minute needs on the most loaded
 * machine, and shorter than mocha's own limit, so that what did not come is told by its name.
 */
export const patienceMs = 150_000;
