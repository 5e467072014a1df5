/** A reason why the database cannot be used, said to the operator in one line together with the way out. */
export class DatabaseTrouble extends Error {
  override name = 'DatabaseTrouble'
}
