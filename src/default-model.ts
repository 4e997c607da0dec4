/** The model that a fresh visit uses. README, "A model", says what has to be there before it is another one. */
export const DEFAULT_MODEL = 'course-12m';
