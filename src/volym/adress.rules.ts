/** Where the numbers of volyminsatser are registered and shown. */
export const valjVolymPath = '/registrera-antal-deltagare';
export const volymPath = '/insatser/:insatsId/volym';
export const rattelsePath = '/insatser/:insatsId/volym/:postId/rattelse';
