// must fail: types erasableSyntaxOnly
export enum Colour {
  Red,
}
