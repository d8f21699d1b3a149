/** Of every seeded account that has one. */
export const PASSWORD = 'a password of the tests';
