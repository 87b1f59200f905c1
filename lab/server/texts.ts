import { defineTexts } from "../cli/texts.ts";

/** What the server says, in both languages. */
export const serverTexts = defineTexts({
  ko: {
    ForeignHost: "이 서버는 127.0.0.1이나 localhost로만 열 수 있습니다.",
    ForeignOrigin: "다른 사이트에서는 확인을 실행할 수 없습니다.",
    Unauthorized: "토큰이 없거나 다릅니다. vpce-lab serve가 출력한 주소를 다시 여세요.",
    NotJson: "요청이 JSON이 아닙니다.",
    TooLarge: "요청이 너무 큽니다.",
    BadRequest: "요청을 이해하지 못했습니다.",
    BadScope: "범위가 올바르지 않습니다. 스택 이름이나 인스턴스, VPC의 ID를 다시 보세요.",
    UnknownStep: "없는 단계입니다. 이 서버가 아는 단계: {known}",
    NotFound: "그런 페이지가 없습니다.",
    NotAllowed: "이 주소에는 그렇게 요청할 수 없습니다.",
    Unexpected: "예상하지 못한 오류가 났습니다: {said}",
  },
  en: {
    ForeignHost: "This server answers only to 127.0.0.1 and localhost.",
    ForeignOrigin: "Checks cannot be run from another site.",
    Unauthorized: "The token is missing or wrong. Open the address that vpce-lab serve printed again.",
    NotJson: "The request is not JSON.",
    TooLarge: "The request is too large.",
    BadRequest: "The request was not understood.",
    BadScope: "This is no scope. Look at the stack's name or the id of the instance or VPC again.",
    UnknownStep: "There is no such step. Steps that this server knows: {known}",
    NotFound: "There is no such page.",
    NotAllowed: "This address cannot be asked that way.",
    Unexpected: "An unexpected error: {said}",
  },
});

export type ErrorCode = Parameters<ReturnType<typeof serverTexts>>[0];
