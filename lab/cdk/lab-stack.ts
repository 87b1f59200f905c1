import type { Stack } from "aws-cdk-lib";
import type { ISubnet, SecurityGroup, Vpc } from "aws-cdk-lib/aws-ec2";

/** What steps hand on to the steps after them. */
export interface LabConstructs {
  vpc?: Vpc;
  endpointSubnet?: ISubnet;
  instanceSecurityGroup?: SecurityGroup;
}

/** Every `steps/<id>/stack.ts` exports one as `addTo`: it adds the step's constructs to the lab's one stack. */
export type AddTo = (stack: Stack, lab: LabConstructs) => void;

/** A construct that an earlier step ought to have made. @throws Error naming it when it has not. */
export function made<T>(construct: T | undefined, name: string): T {
  if (!construct) throw new Error(`no earlier step made ${name}`);
  return construct;
}
