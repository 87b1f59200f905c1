import type {
  AssociateIamInstanceProfileRequest,
  DescribeIamInstanceProfileAssociationsRequest,
  DisassociateIamInstanceProfileRequest,
  Instance,
  InstanceStateName,
  ModifyInstanceMetadataOptionsRequest,
  RunInstancesRequest,
} from "@aws-sdk/client-ec2";
import { AwsError, notFound } from "../error.ts";
import { imageOf, issueId, type State } from "../state.ts";
import { profileBy } from "./iam.ts";
import { type Operations, tagsOf } from "./operation.ts";
import { groupById } from "./security-groups.ts";

/** @throws AwsError InvalidInstanceID.NotFound */
export function instanceById(state: State, id: string | undefined): Instance {
  const instance = state.instances.find((each) => each.InstanceId === id);
  if (!instance) throw notFound("InvalidInstanceID.NotFound", "instance ID", id);
  return instance;
}

function changeState(to: InstanceStateName, key: string) {
  return (state: State, input: { InstanceIds?: string[] }) => {
    const changed = (input.InstanceIds ?? []).map((id) => instanceById(state, id));
    for (const instance of changed) instance.State = { Name: to };
    return { [key]: changed.map(({ InstanceId }) => ({ InstanceId, CurrentState: { Name: to } })) };
  };
}

function associateProfile(state: State, instance: Instance, profile: { Name?: string; Arn?: string }) {
  if (instance.IamInstanceProfile) {
    throw new AwsError("IncorrectState", `There is an existing association for instance ${instance.InstanceId}`);
  }
  const found = profileBy(state, profile);
  instance.IamInstanceProfile = { Arn: found.Arn, Id: found.InstanceProfileId };
  const association = {
    AssociationId: issueId(state, "iip-assoc"),
    InstanceId: instance.InstanceId,
    IamInstanceProfile: instance.IamInstanceProfile,
    State: "associated" as const,
  };
  state.profileAssociations.push(association);
  return association;
}

const parameterPrefix = "resolve:ssm:";

function imageFor(state: State, imageId: string | undefined): string {
  const id = imageId?.startsWith(parameterPrefix) ? imageOf(state, imageId.slice(parameterPrefix.length)) : imageId;
  if (!state.images.some((image) => image.ImageId === id)) throw notFound("InvalidAMIID.NotFound", "image id", imageId);
  return id as string;
}

export const instanceOperations: Operations = {
  RunInstances(state, input: RunInstancesRequest) {
    const subnet = state.subnets.find((each) => each.SubnetId === input.SubnetId);
    if (!subnet) throw notFound("InvalidSubnetID.NotFound", "subnet ID", input.SubnetId);
    const taken = state.instances.filter((each) => each.SubnetId === input.SubnetId).length;
    const [a, b, c] = (subnet.CidrBlock ?? "").split(".");
    const groups = (input.SecurityGroupIds ?? []).map((id) => ({
      GroupId: id,
      GroupName: groupById(state, id).GroupName,
    }));
    const instance: Instance = {
      InstanceId: issueId(state, "i"),
      ImageId: imageFor(state, input.ImageId),
      InstanceType: input.InstanceType,
      State: { Name: "running" },
      VpcId: subnet.VpcId,
      SubnetId: subnet.SubnetId,
      PrivateIpAddress: `${a}.${b}.${c}.${10 + taken}`,
      PlatformDetails: "Linux/UNIX",
      SecurityGroups: groups,
      MetadataOptions: { State: "applied", HttpEndpoint: "enabled", HttpTokens: "required", ...input.MetadataOptions },
      Tags: tagsOf(input),
    };
    state.instances.push(instance);
    if (input.IamInstanceProfile) associateProfile(state, instance, input.IamInstanceProfile);
    return { Instances: [instance] };
  },

  StartInstances: changeState("running", "StartingInstances"),
  StopInstances: changeState("stopped", "StoppingInstances"),
  TerminateInstances: changeState("terminated", "TerminatingInstances"),

  RebootInstances(state, input: { InstanceIds?: string[] }) {
    for (const id of input.InstanceIds ?? []) instanceById(state, id);
    return {};
  },

  ModifyInstanceMetadataOptions(state, input: ModifyInstanceMetadataOptionsRequest) {
    const instance = instanceById(state, input.InstanceId);
    const { InstanceId: _, DryRun: __, ...options } = input;
    instance.MetadataOptions = { ...instance.MetadataOptions, ...options };
    return { InstanceId: instance.InstanceId, InstanceMetadataOptions: instance.MetadataOptions };
  },

  AssociateIamInstanceProfile(state, input: AssociateIamInstanceProfileRequest) {
    const instance = instanceById(state, input.InstanceId);
    return { IamInstanceProfileAssociation: associateProfile(state, instance, input.IamInstanceProfile ?? {}) };
  },

  DescribeIamInstanceProfileAssociations(state, input: DescribeIamInstanceProfileAssociationsRequest) {
    const ids = input.Filters?.find((filter) => filter.Name === "instance-id")?.Values;
    return {
      IamInstanceProfileAssociations: state.profileAssociations.filter(
        (each) => !ids || ids.includes(each.InstanceId ?? ""),
      ),
    };
  },

  DisassociateIamInstanceProfile(state, input: DisassociateIamInstanceProfileRequest) {
    const association = state.profileAssociations.find((each) => each.AssociationId === input.AssociationId);
    if (!association) throw notFound("InvalidAssociationID.NotFound", "association ID", input.AssociationId);
    state.profileAssociations = state.profileAssociations.filter((each) => each !== association);
    delete instanceById(state, association.InstanceId).IamInstanceProfile;
    return { IamInstanceProfileAssociation: association };
  },
};
