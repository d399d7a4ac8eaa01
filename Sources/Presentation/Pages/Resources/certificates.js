// SPDX-License-Identifier: Apache-2.0
// Certificates: the exact bytes that were checked, and new ones spelled by the same rules (docs/certificate-format-1.md).
const certificates = data.certificates;
for (const button of document.querySelectorAll("[data-certificate]")) {
  const { file, text } = certificates[Number(button.dataset.certificate) - 1];
  button.addEventListener("click", () => download(file, text, "application/json"));
}

// The one spelling the format allows: keys in byte order, no spaces; strings here need no escapes.
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value === "object") return `{${Object.keys(value).sort().map((key) => `"${key}":${canonical(value[key])}`).join(",")}}`;
  return typeof value === "number" ? `${value}` : `"${value}"`;
}

// The certificate of recovery, or of its failure, for a state of the explorer. Inputs, digests and sources are those of a certificate
// about the same pair; claim and witness are of the state.
function recoveryCertificate(base, state) {
  return canonical({
    assumptions: [],
    claim: {
      d: state.d, digests: base.claim.digests, domain: "signed", epsilon: Fraction.text(state.epsilon), k: state.k,
      kind: state.holds ? "recovery" : "recovery-failure", m: state.m, relation: state.relation, worstError: state.stair.error,
    },
    format: base.format, inputs: base.inputs, producer: base.producer, sources: base.sources,
    witness: { row: state.stair.row, z: state.stair.z },
  });
}
