/** Solves a symmetric positive system by elimination; changes the matrix it is given. */
export function solve(matrix: Float64Array[], right: Float64Array): Float64Array {
  const size = right.length;
  const result = Float64Array.from(right);
  for (let pivot = 0; pivot < size; pivot++) {
    const line = matrix[pivot] as Float64Array;
    const scale = line[pivot] as number;
    for (let below = pivot + 1; below < size; below++) {
      const other = matrix[below] as Float64Array;
      const factor = (other[pivot] as number) / scale;
      if (factor === 0) continue;
      for (let column = pivot; column < size; column++) {
        other[column] = (other[column] as number) - factor * (line[column] as number);
      }
      result[below] = (result[below] as number) - factor * (result[pivot] as number);
    }
  }
  for (let pivot = size - 1; pivot >= 0; pivot--) {
    const line = matrix[pivot] as Float64Array;
    let sum = result[pivot] as number;
    for (let column = pivot + 1; column < size; column++)
      sum -= (line[column] as number) * (result[column] as number);
    result[pivot] = sum / (line[pivot] as number);
  }
  return result;
}
