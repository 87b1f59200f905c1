import { kept } from "../../core/api-call.ts";
import { defineFault } from "../../core/fault.ts";
import { ec2, labInstance } from "../drill-objects.ts";

export default defineFault({
  id: "instance-profile-missing",
  title: { ko: "인스턴스 프로파일이 없음", en: "No instance profile" },
  fact: "7.31",
  requires: ["instances"],
  break: ({ healthy }) => [
    ec2(
      "DescribeIamInstanceProfileAssociations",
      { Filters: [{ Name: "instance-id", Values: [labInstance(healthy).InstanceId] }] },
      { name: "association", path: "IamInstanceProfileAssociations[0].AssociationId" },
    ),
    ec2("DisassociateIamInstanceProfile", { AssociationId: kept("association") }),
  ],
  mend: ({ healthy }) => {
    const { InstanceId, IamInstanceProfile } = labInstance(healthy);
    return [ec2("AssociateIamInstanceProfile", { InstanceId, IamInstanceProfile: { Arn: IamInstanceProfile?.Arn } })];
  },
  turnsRed: ["instance-role", "node-online"],
  firstCause: { check: "instance-role", messageId: "noProfile" },
});
