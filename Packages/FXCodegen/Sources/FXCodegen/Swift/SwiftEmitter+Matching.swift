// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

// Which of FXTensor's functions takes a call as it is.

extension SwiftEmitter {
    /// Notes where the values of a node's arguments begin.
    mutating func collect(_ run: ArgumentRun) {
        starts.removeAll(keepingCapacity: true)
        keywords.removeAll(keepingCapacity: true)
        var index = run.start
        while index < run.keywordStart {
            starts.append(index)
            index = reader.end(ofValueAt: index)
        }
        while index < run.end {
            guard case .key(let key) = reader.slot(at: index) else { return }
            keywords.append((key, index + 1))
            index = reader.end(ofValueAt: index + 1)
        }
    }

    /// Whether a function takes the values; `assigned` then says which parameter takes which.
    ///
    /// - Parameter isExact: Whether values by position may only go where they are recorded so.
    mutating func matches(
        _ spelling: SwiftSpelling, _ call: SwiftCall, isExact: Bool
    ) -> Bool {
        let skipped = spelling.isMethod ? 1 : 0
        if spelling.isMethod, starts.isEmpty || type(at: starts[0]) != .tensor { return false }
        assigned.removeAll(keepingCapacity: true)
        for _ in spelling.parameters { assigned.append(-1) }
        guard assignPositions(spelling, isExact ? nil : call, skipped), assignKeywords(spelling)
        else {
            return false
        }
        for (parameter, start) in zip(spelling.parameters, assigned) where start < 0 {
            if !parameter.hasDefault, !parameter.isVariadic { return false }
        }
        return true
    }

    private mutating func assignPositions(
        _ spelling: SwiftSpelling, _ call: SwiftCall?, _ skipped: Int
    ) -> Bool {
        var next = 0
        var position = skipped
        while position < starts.count {
            let start = starts[position]
            // What is recorded by position comes first.
            while next < spelling.parameters.count, spelling.parameters[next].keyword != nil {
                next += 1
            }
            guard next < spelling.parameters.count else {
                guard let call else { return false }
                return assignLabelled(spelling, call, from: position)
            }
            let parameter = spelling.parameters[next]
            guard accepts(parameter, at: start) else { return false }
            if assigned[next] < 0 { assigned[next] = start }
            if !parameter.isVariadic { next += 1 }
            position += 1
        }
        return true
    }

    /// Assigns values that a graph has by position and Swift with a label.
    private mutating func assignLabelled(
        _ spelling: SwiftSpelling, _ call: SwiftCall, from position: Int
    ) -> Bool {
        for position in position..<starts.count {
            guard position < call.parameterNames.count else { return false }
            let name = call.parameterNames[position]
            let index = spelling.parameters.firstIndex { $0.keyword == name }
            guard let index, assigned[index] < 0,
                accepts(spelling.parameters[index], at: starts[position])
            else { return false }
            assigned[index] = starts[position]
        }
        return true
    }

    private mutating func assignKeywords(_ spelling: SwiftSpelling) -> Bool {
        for (key, start) in keywords {
            let index = spelling.parameters.firstIndex { $0.keyword == key }
            if index == nil, let value = spelling.constants[key] {
                guard reader.tree(at: start).pythonRepr(\.name) == value else { return false }
                continue
            }
            guard let index, assigned[index] < 0, accepts(spelling.parameters[index], at: start)
            else { return false }
            assigned[index] = start
        }
        return true
    }

    /// The type of a value, where it is a node or a plain literal.
    func type(at index: Int) -> SwiftType {
        switch reader.slot(at: index) {
        case .node(let id): types[Int(id)]
        case .int: .int
        case .double: .double
        case .bool: .bool
        case .string: .string
        case .literal(.constant): .tensor
        default: .any
        }
    }

    /// Whether a parameter takes the value at an index.
    private func accepts(_ parameter: SwiftParameter, at index: Int) -> Bool {
        let slot = reader.slot(at: index)
        if case .none = slot { return parameter.isOptional }
        switch (parameter.kind, slot) {
        case (.dtype, .literal(.dtype)), (.memoryFormat, .literal(.memoryFormat)),
            (.pair, .int), (.triple, .int):
            return true
        case (.ints, _): return isContainer(slot, index) { $0 == .int }
        case (.doubles, _): return isContainer(slot, index) { $0 == .double || $0 == .int }
        case (.sizes, _): return isContainer(slot, index) { $0 == .int || $0 == .size }
        case (.tensors, _): return isContainer(slot, index, isEmpty: false) { $0 == .tensor }
        case (.pair, _): return isContainer(slot, index, count: 2) { $0 == .int }
        case (.triple, _): return isContainer(slot, index, count: 3) { $0 == .int }
        default: return accepts(parameter, type(at: index))
        }
    }

    private func accepts(_ parameter: SwiftParameter, _ type: SwiftType) -> Bool {
        switch parameter.kind {
        case .tensor: type == .tensor || parameter.isOptional && type == .optional(.tensor)
        case .variadicTensors: type == .tensor
        case .int, .variadicInts: type == .int
        case .bool: type == .bool
        case .double: type == .double || type == .int
        case .string: type == .string
        case .scalar: type.isScalar
        case .size, .variadicSizes: type == .size || type == .int
        default: false
        }
    }

    private func isContainer(
        _ slot: ArgumentSlot, _ index: Int, count wanted: Int? = nil, isEmpty: Bool = true,
        of accepts: (SwiftType) -> Bool
    ) -> Bool {
        let count: Int
        switch slot {
        case .list(let items), .tuple(let items): count = items
        default: return false
        }
        if let wanted, count != wanted { return false }
        if count == 0 { return isEmpty }
        return (1...count).allSatisfy { accepts(type(at: index + $0)) }
    }
}
