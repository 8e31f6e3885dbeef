export const aliasPath = '/anvandare/:anvandareId/alias';
export const verkligtNamnPath = '/anvandare/:anvandareId/verkligt-namn';
