/** An error as AWS answers it: `name` is AWS's error code, e.g. `InvalidGroup.NotFound`. */
export class AwsError extends Error {
  constructor(code: string, message: string) {
    super(message);
    this.name = code;
  }
}

export const notFound = (code: string, what: string, id: unknown) =>
  new AwsError(code, `The ${what} '${String(id)}' does not exist`);
