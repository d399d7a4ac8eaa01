// SPDX-License-Identifier: Apache-2.0
import Audit
import CertificateReader
import Certification
import ExactArithmetic
import LinearSensing
import Reports
import SparseAutoencoderFiles
import Statements
import Thresholds

/// The JSON of `lrh audit sae --summary json`. Exact numbers are strings.
enum AuditSummary {
  static func json(_ autoencoder: SparseAutoencoder, _ questions: AuditQuestions, _ audit: Audit, checks: [FileOutcome]) -> Summary {
    .object([
      ("layout", .string(autoencoder.layout.rawValue)), ("activation", .string(autoencoder.thresholds == nil ? "relu" : "jumprelu")),
      ("subtractsDecoderBias", .string(autoencoder.subtractsDecoderBias ? "yes" : "no")), ("d", .count(autoencoder.dimension)),
      ("m", .count(autoencoder.features)), ("k", .count(questions.sparsity)),
      ("epsilon", .string(questions.epsilon?.description ?? "")), ("domain", .string(questions.domain.rawValue)),
      ("recovery", .array(audit.recovery.enumerated().map { recovery($0.offset + 1, $0.element.worst.error, $0.element) })),
      (
        "features",
        .array(
          audit.features.map { entry in
            .object([("criterion", .string(entry.name)), ("sparsities", .array(entry.result.sparsities.map(Summary.count)))])
          })
      ),
      ("thresholds", .array(audit.thresholds.map { threshold($0.name, $0.result) })),
      (
        "statements",
        .array(
          audit.statements.enumerated().map { index, statement in
            .object([
              ("statement", .string(statement.title)), ("outcome", .string(Report.word(statement.outcome))),
              ("certificate", .string("\(statement.stem).json")), ("check", .string(checks.isEmpty ? "not written" : checks[index].word)),
            ])
          })
      ),
    ])
  }

  private static func recovery(_ k: Int, _ error: QuadraticSurd, _ result: RecoveryProver.Result) -> Summary {
    let z = result.worst.z.map { Summary.array([.count($0.index), .string($0.value.description)]) }
    return .object([
      ("k", .count(k)), ("error", .string(error.description)), ("feature", .count(result.worst.row)), ("z", .array(z)),
      ("outcome", .string(Report.word(result.outcome))),
    ])
  }

  private static func threshold(_ name: String, _ result: ThresholdProver.Result) -> Summary {
    let binding = result.binding
    return .object([
      ("thresholds", .string(name)), ("outcome", .string(Report.word(result.outcome))), ("failures", .count(result.failures)),
      ("feature", .count(binding.feature)), ("off", .string(binding.extremes.off.description)),
      ("on", .string(binding.extremes.on.description)), ("threshold", .string(binding.threshold.description)),
      ("offOnes", .array(binding.extremes.offOnes.map(Summary.count))), ("onOnes", .array(binding.extremes.onOnes.map(Summary.count))),
    ])
  }
}
