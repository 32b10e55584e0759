/** The member with everything of a model of vitrum but its numbers. */
export const envelopeMember = 'vitrum.json';
