/** Orders to freeze what is registered about a person, and to lift it: all of them, a new one, one of them, and the lifting of it. */
export const begransningarPath = '/begransningar';
export const nyBegransningPath = '/begransningar/ny';
export const begransningPath = '/begransningar/:begransningId';
export const havningPath = '/begransningar/:begransningId/havning';
