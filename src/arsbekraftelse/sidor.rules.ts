export const bekraftaPath = '/bekrafta-anvandare';
export const avslutaPath = '/bekrafta-anvandare/:anvandareId/avslut';
