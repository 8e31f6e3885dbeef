/** How complete the data are, in what the reader has part in. */
export const tackningPath = '/tackning';
