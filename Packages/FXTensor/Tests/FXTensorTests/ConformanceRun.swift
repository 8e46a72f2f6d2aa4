// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTestSupport

@testable import FXTensor

/// What became of one call.
enum ConformanceOutcome: Sendable {
    case passed
    /// The kernel has no code for a dtype.
    case noKernel(DType)
    case failed([String])
}

/// Runs recorded calls of an overload through the function that interpreters use.
struct ConformanceRun {
    var fixture: ConformanceFixture
    var name: String

    private func comparison(_ call: ConformanceCall) -> ConformanceComparison {
        ConformanceComparison(fixture: fixture, slack: call.slack)
    }

    /// Runs a call whose tensors lie in memory as they were recorded, or otherwise.
    func outcome(
        _ call: ConformanceCall, layout: ConformanceLayout = .recorded
    ) -> ConformanceOutcome {
        do {
            let attempt = try ConformanceAttempt(call, fixture, layout)
            do {
                let result = try attempt.run(name)
                let problems = problems(result, call, attempt, layout)
                return problems.isEmpty ? .passed : .failed(problems)
            } catch {
                return outcome(of: error, call)
            }
        } catch {
            return .failed(["unreadable: \(error)"])
        }
    }

    private func outcome(of error: any Error, _ call: ConformanceCall) -> ConformanceOutcome {
        if case .refusal = call.expectation { return .passed }
        switch error {
        case TensorError.noKernel(_, let dtype), TensorError.unsupportedDType(_, let dtype):
            return .noKernel(dtype)
        default: return .failed(["throws: \(error)"])
        }
    }

    private func problems(
        _ result: Argument<Tensor>, _ call: ConformanceCall, _ attempt: ConformanceAttempt,
        _ layout: ConformanceLayout
    ) -> [String] {
        guard case .result(let expected) = call.expectation else {
            let specs = result.leaves.compactMap(\.storage).map(ConformanceComparison.spec)
            return ["gives \(specs.joined(separator: ", ")), and PyTorch refuses the call"]
        }
        let comparison = comparison(call)
        var problems = comparison.problems(result, expected, at: "result")
        for change in call.changes {
            guard let tensor = attempt.argument(change.place)?.leaf else { continue }
            problems += comparison.problems(
                tensor, change.value, at: "argument \(change.place) afterwards")
        }
        problems += attempt.wronglyWritten(except: call.changes.map(\.place))
        if layout == .recorded { problems += attempt.wronglyShared(result, call.shared) }
        return problems
    }
}

/// The arguments of a call as tensors, with what they were before it.
struct ConformanceAttempt {
    private var arguments: [Argument<Tensor>]
    private var keywords: KeywordArguments<Tensor>
    private var before: [(place: ConformanceCall.Place, tensor: Tensor, bytes: [UInt8])] = []

    init(
        _ call: ConformanceCall, _ fixture: ConformanceFixture, _ layout: ConformanceLayout
    ) throws {
        arguments = try call.arguments.map { try $0.map { try fixture.tensor($0, layout) } }
        keywords = try call.keywords.map { try fixture.tensor($0, layout) }
        let places: [(ConformanceCall.Place, Argument<Tensor>)] =
            arguments.enumerated().map { (.position($0.offset), $0.element) }
            + keywords.entries.map { (.keyword($0.key), $0.value) }
        for (place, argument) in places {
            for tensor in argument.leaves {
                before.append((place, tensor, tensor.storage?.bufferBytes ?? []))
            }
        }
    }

    func run(_ name: String) throws -> Argument<Tensor> {
        try callOperator(.function(FunctionTarget("torch.ops." + name)), arguments, keywords)
    }

    func argument(_ place: ConformanceCall.Place) -> Argument<Tensor>? {
        switch place {
        case .position(let index): arguments[index]
        case .keyword(let name): keywords[name]
        }
    }

    /// Bytes that the call changed and should not have: of arguments that it only reads, and
    /// around the elements of those that it writes to.
    func wronglyWritten(except changed: [ConformanceCall.Place]) -> [String] {
        before.compactMap { place, tensor, bytes in
            guard let storage = tensor.storage, storage.bufferBytes != bytes else { return nil }
            guard changed.contains(place) else { return "argument \(place) was written to" }
            var after = storage.bufferBytes
            let size = storage.dtype.byteCount
            for position in storage.positions {
                for byte in position * size..<(position + 1) * size { after[byte] = bytes[byte] }
            }
            return after == bytes ? nil : "memory around argument \(place) was written to"
        }
    }

    /// Whether the result lies in the memory of another argument than PyTorch's.
    func wronglyShared(
        _ result: Argument<Tensor>, _ shared: ConformanceCall.Place?
    ) -> [String] {
        let results = result.leaves.compactMap(\.storage).filter { $0.elementCount > 0 }
        let holders = before.filter { holder in
            results.contains { $0.buffer === holder.tensor.storage?.buffer }
        }
        guard let shared else {
            return holders.first.map { ["the result shares the memory of argument \($0.place)"] }
                ?? []
        }
        let isShared = results.isEmpty || holders.contains { $0.place == shared }
        return isShared ? [] : ["the result is a copy, not a view of argument \(shared)"]
    }
}

extension ConformanceCall.Place: CustomStringConvertible {
    var description: String {
        switch self {
        case .position(let index): "\(index)"
        case .keyword(let name): "'\(name)'"
        }
    }
}
