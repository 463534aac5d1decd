/** Hands items through and tells of each. */
export async function* counted<T>(items: AsyncIterable<T>, count: (item: T) => void): AsyncGenerator<T> {
  for await (const item of items) {
    count(item);
    yield item;
  }
}
