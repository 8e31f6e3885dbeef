/** A fault the person who starts the program can mend: shown as its Swedish message alone, without a stack. */
export class Driftfel extends Error {}
