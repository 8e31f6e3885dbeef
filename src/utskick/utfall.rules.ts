/**
 * What came of handing a message over:
 * skickat – whoever carries it has taken it;
 * tillfalligt – it was not taken, but may be later: nobody answers, or says "not now";
 * nekat – it is refused for good;
 * oklart – it was handed over, and no answer came. It may have gone, so it is not handed over again.
 */
export type Utfall = 'skickat' | 'tillfalligt' | 'nekat' | 'oklart';
