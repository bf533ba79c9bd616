/**
 * Slack's limits. Sources: the reference of each block, element and composition object
 * (https://docs.slack.dev/reference/block-kit), https://docs.slack.dev/reference/views/modal-views and
 * https://docs.slack.dev/interactivity/handling-user-interaction for `response_url`.
 */
export const LIMITS = {
  /** Blocks in a message, and in a modal or a home page. */
  blocks: 50,
  viewBlocks: 100,
  /**
   * Characters of all text in a message together. Undocumented: chat.postMessage answers
   * `msg_blocks_too_long` from about 13,200 (https://github.com/slackapi/bolt-js/issues/2509).
   */
  messageText: 12_000,
  text: 3000,
  header: 150,
  fields: 10,
  field: 2000,
  alt: 2000,
  elements: 25,
  label: 75,
  options: 100,
  optionText: 75,
  placeholder: 150,
  modalTitle: 24,
  modalButton: 24,
  inputLabel: 2000,
  inputHint: 2000,
  inputLength: 3000,
  privateMetadata: 3000,
} as const
