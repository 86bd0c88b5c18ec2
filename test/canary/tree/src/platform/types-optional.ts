// must fail: types exactOptionalPropertyTypes
type Place = { zone?: string };
export const place = (zone: string | undefined): Place => ({ zone });
