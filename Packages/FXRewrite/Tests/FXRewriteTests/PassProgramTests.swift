// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXInterp
import FXRewrite
import FXTensor
import Testing

@Suite struct `Programs that passes are tried on` {
    private static let all =
        PassProgram.state + PassProgram.numbers + PassProgram.fusing + PassProgram.writes

    @Test(arguments: all)
    func `compute the same afterwards, in two runs`(_ program: PassProgram) throws {
        let expected = try PassProgram.run(try program.module())
        // Parts share the state of the whole.
        let whole = try program.module()
        var module = whole
        var changes = 0
        do {
            for name in program.passes {
                if let count = name.split(separator: "-").last.flatMap({ Int($0) }) {
                    module = try module.split(into: count)
                    continue
                }
                let manager = try PassManager(StandardPasses.pipeline(named: name))
                changes += try manager.run(on: module).changes
            }
        } catch {
            #expect(program.outcome == .refuses, "\(error)")
            #expect(try PassProgram.run(module) == expected)
            return
        }
        #expect((changes > 0) == (program.outcome == .fires), "\(module.graph)")
        try module.validate()
        let found = try PassProgram.run(module)
        #expect(found.count == expected.count)
        for (one, other) in zip(found, expected) where one != other {
            let (one, other) = (one.double ?? .infinity, other.double ?? 0)
            #expect(abs(one - other) <= 1e-4 * max(1, abs(other)), "\(module.graph)")
        }
    }
}
