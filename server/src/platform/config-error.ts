/** A value of the environment that cannot be read: one clear line, exit code 1. */
export class ConfigError extends Error {}
