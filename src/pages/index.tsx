import Link from "@docusaurus/Link";
import Translate, { translate } from "@docusaurus/Translate";
import Diagram from "@site/src/components/Diagram";
import CodeBlock from "@theme/CodeBlock";
import Heading from "@theme/Heading";
import Layout from "@theme/Layout";
import type { ReactNode } from "react";
import styles from "./index.module.css";

const steps = [
  {
    id: "isolated-instance",
    title: <Translate id="home.isolatedInstance.title">인터넷이 없는 인스턴스</Translate>,
    text: (
      <Translate id="home.isolatedInstance.text">
        나가는 길이 없는 서브넷에 인스턴스를 놓습니다. 켜져 있지만 관리할 수 없습니다.
      </Translate>
    ),
  },
  {
    id: "interface-endpoint",
    title: <Translate id="home.interfaceEndpoint.title">인터페이스 엔드포인트</Translate>,
    text: (
      <Translate id="home.interfaceEndpoint.text">
        서비스의 입구를 서브넷 안에 둡니다. 인스턴스는 그대로인데 관리형 노드로 나타납니다.
      </Translate>
    ),
  },
  {
    id: "run-command",
    title: <Translate id="home.runCommand.title">Run Command로 명령 보내기</Translate>,
    text: (
      <Translate id="home.runCommand.text">
        명령을 보내고 출력을 읽습니다. 인스턴스로 들어가는 연결은 하나도 없습니다.
      </Translate>
    ),
  },
];

export default function Home(): ReactNode {
  return (
    <Layout
      description={translate({
        id: "home.description",
        message: "인터넷이 없는 EC2 인스턴스를 VPC 엔드포인트와 Systems Manager로 관리하는 실습 과정입니다.",
      })}
    >
      <main className={styles.main}>
        <section className={styles.story}>
          <div>
            <Heading as="h1" className={styles.headline}>
              <Translate id="home.headline">인터넷이 없는 인스턴스를 관리합니다</Translate>
            </Heading>
            <p className={styles.lead}>
              <Translate id="home.lead">
                AWS VPC 엔드포인트를 직접 만들고, 확인하고, 일부러 망가뜨리고, 고쳐 보는 과정입니다. 확인이 실패하면
                처음 끊긴 곳과 고치는 명령을 알려 줍니다.
              </Translate>
            </p>
            <p>
              <Translate id="home.accounts">
                브라우저 안의 시뮬레이션 계정으로 바로 할 수 있습니다. 같은 확인을 내 AWS 계정에서도 합니다.
              </Translate>
            </p>
            <p className={styles.actions}>
              <Link className="button button--primary button--lg" to="/docs/isolated-instance/">
                <Translate id="home.start">첫 단계 시작하기</Translate>
              </Link>
              <Link to="/docs/">
                <Translate id="home.about">어떻게 하는 과정인가요?</Translate>
              </Link>
            </p>
          </div>
          <Diagram
            step="interface-endpoint"
            alt={translate({
              id: "home.diagram",
              message:
                "인스턴스의 에이전트가 VPC 안의 ssm, ssmmessages 엔드포인트를 거쳐 Systems Manager에 닿습니다. 인터넷은 지나지 않습니다.",
            })}
          />
        </section>

        <Heading as="h2">
          <Translate id="home.steps">세 단계</Translate>
        </Heading>
        <ol className={styles.steps}>
          {steps.map((step) => (
            <li key={step.id}>
              <Heading as="h3">
                <Link to={`/docs/${step.id}/`}>{step.title}</Link>
              </Heading>
              <p>{step.text}</p>
            </li>
          ))}
        </ol>

        <Heading as="h2">
          <Translate id="home.command">명령 하나로 확인하기</Translate>
        </Heading>
        <p>
          <Translate id="home.commandText">
            저장소에서 실행하면 시뮬레이션 계정에 고장을 하나 넣고, 원인과 고치는 명령을 보여 줍니다.
          </Translate>
        </p>
        <CodeBlock language="bash">npx vpce-lab check --simulated --fault endpoint-group-lacks-443</CodeBlock>
      </main>
    </Layout>
  );
}
