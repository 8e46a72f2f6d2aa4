// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTestSupport
import Foundation
import Testing

private let integers: [Int] = [
    0, 1, -1, 2, 3, -7, 64, 1 << 20, 1 << 31, 1 << 62, .max, .min, .min + 1,
]
private let extents: [FXCore.Dimension] =
    integers.map(Dimension.known) + [.symbolic(.symbol("s")), .symbolic(.symbol("u0"))]
private let numbers: [Double] = [0, -0.0, 0.5, -1, 1e-300, 1e300, .infinity, .nan]
private let others: [Argument<ValueSpec>] = [
    .none, .list([]), .tuple([.none]), .bool(true), .string("x"), .ellipsis, .leaf(.double),
    .leaf(.bool), .leaf(.int(.symbolic(.symbol("s")))), .dtype(.complex64), .dtype(.bool),
]

/// Calls that say what nobody meant; the same ones in each run.
private struct CallDamage {
    private var random: TestGenerator

    init(seed: UInt64) { random = TestGenerator(seed: seed) }

    private mutating func next(below bound: Int) -> Int { .random(in: 0..<bound, using: &random) }

    private mutating func element<Value>(_ values: [Value]) -> Value {
        values[next(below: values.count)]
    }

    mutating func damaged(_ call: OperatorCall<ValueSpec>) -> OperatorCall<ValueSpec> {
        var arguments = call.arguments
        for _ in 0...next(below: 2) where !arguments.isEmpty {
            let place = next(below: arguments.count)
            arguments[place] = damaged(arguments[place])
        }
        return OperatorCall(schema: call.schema, arguments: arguments)
    }

    private mutating func damaged(_ value: Argument<ValueSpec>) -> Argument<ValueSpec> {
        if next(below: 12) == 0 { return element(others) }
        switch value {
        case .leaf(.tensor(var spec)):
            if next(below: 6) == 0 { spec.dtype = element(DType.allCases) }
            spec.shape = Shape(damaged(spec.shape.dimensions))
            return .leaf(.tensor(spec))
        case .leaf(.int): return .leaf(.int(element(extents)))
        case .int: return .int(element(integers))
        case .double: return .double(element(numbers))
        case .bool(let truth): return .bool(!truth)
        case .list(var items):
            switch next(below: 4) {
            case 0: return .list(Array(items.dropLast()))
            case 1: return .list(items + items.prefix(1))
            default:
                if items.isEmpty { return .list([.int(element(integers))]) }
                let place = next(below: items.count)
                items[place] = damaged(items[place])
                return .list(items)
            }
        case .none:
            return element([.none, .int(element(integers)), .list([.int(element(integers))])])
        default: return value
        }
    }

    private mutating func damaged(_ dimensions: [FXCore.Dimension]) -> [FXCore.Dimension] {
        var result = dimensions
        switch next(below: 5) {
        case 0: result = []
        case 1: result.append(element(extents))
        case 2: result = Array(result.dropLast())
        default:
            if !result.isEmpty { result[next(below: result.count)] = element(extents) }
        }
        return result
    }
}

@Suite struct `Rules for calls that files claim` {
    /// A trap ends the process; what a rule says is right where it says anything.
    @Test func `end in a result or in an error`() throws {
        let table = OperatorTable.standard
        let calls = try RecordedCall.all().map { try $0.resolved(in: table) }
        let (rounds, seed) = Self.size
        var outcomes = (results: 0, errors: 0)
        for (index, call) in calls.enumerated() {
            var damage = CallDamage(seed: seed &* 1_000_003 &+ UInt64(index))
            for _ in 0..<rounds {
                let damaged = damage.damaged(call)
                do {
                    _ = try damaged.schema.rule?.results(for: damaged, symbols: SymbolSource())
                    outcomes.results += 1
                } catch {
                    #expect(error is ShapeError || error is OperatorError, "\(error)")
                    outcomes.errors += 1
                }
            }
        }
        #expect(outcomes.results > 1000 && outcomes.errors > 1000)
    }

    /// How many times each call is damaged, `FX_FUZZ` times as many, and how.
    private static var size: (rounds: Int, seed: UInt64) {
        let variables = ProcessInfo.processInfo.environment
        return (
            4 * (variables["FX_FUZZ"].flatMap { Int($0) } ?? 1),
            variables["FX_FUZZ_SEED"].flatMap { UInt64($0) } ?? 1
        )
    }

    @Test func `sums of many symbols are not deep, and like terms are found`() {
        var sum = Dimension.known(0)
        for index in 0..<500 { sum = sum + .symbolic(.symbol("s\(index)")) }
        #expect(sum.description.split(separator: " + ").count == 500)
        #expect(sum - sum == 0)
        for index in 0..<499 { sum = sum - .symbolic(.symbol("s\(index)")) }
        #expect(sum == .symbolic(.symbol("s499")))
        let far = Dimension.known(.max)
        #expect((far + far).value == nil && (far + far - far) == far)
    }

    @Test func `an expression is larger than what it is made of`() {
        var size = SymbolicExpression.symbol("s")
        for _ in 0..<10 { size = size * size }
        #expect(size.isLarger(than: 1023) && !size.isLarger(than: 1024))
        for _ in 0..<200 { size = size * size }
        #expect(size.isLarger(than: 1024))
    }
}
