// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension KernelTable {
    static let fourier: [Entry] = rawFourier + namedFourier + frequencies + windows + shortTime

    private static let rawFourier: [Entry] = [
        Entry("aten._fft_c2c.default") { call throws(TensorError) in
            try Kernels.transformComplex(
                call.storage(0), call.rawFourier(), isInverse: !call.bool(3))
        },
        Entry("aten._fft_r2c.default") { call throws(TensorError) in
            try Kernels.transformReal(call.storage(0), call.rawFourier(), isHalf: call.bool(3))
        },
        Entry("aten._fft_c2r.default") { call throws(TensorError) in
            try Kernels.transformToReal(call.storage(0), call.rawFourier(), count: call.int(3))
        },
    ]

    /// The kinds of transform, by name without a suffix for the number of axes.
    private enum Kind: String, CaseIterable {
        case fft, ifft, rfft, irfft, hfft, ihfft

        var isForward: Bool { self == .fft || self == .rfft || self == .hfft }

        func run(
            _ input: TensorStorage, _ call: FourierCall
        ) throws(TensorError) -> TensorStorage {
            switch self {
            case .fft: try Kernels.transformComplex(input, call, isInverse: false)
            case .ifft: try Kernels.transformComplex(input, call, isInverse: true)
            case .rfft: try Kernels.transformReal(input, call, isHalf: true)
            case .irfft: try Kernels.transformToReal(input, call, count: nil)
            case .hfft: try Kernels.transformToReal(input, call, count: nil, conjugates: true)
            case .ihfft: try Kernels.transformReal(input, call, isHalf: true, conjugates: true)
            }
        }
    }

    private static let namedFourier: [Entry] = Kind.allCases.flatMap { kind -> [Entry] in
        let name = "fft_" + kind.rawValue
        return [
            Entry("aten.\(name).default") { call throws(TensorError) in
                try kind.run(
                    call.storage(0),
                    FourierCall(
                        name, call.storage(0), axes: [call.int(2)],
                        sizes: call.optionalInt(1).map { [$0] },
                        scale: FourierScale(
                            call.optionalString(3), isForward: kind.isForward, operation: name)))
            },
            several(kind, name + "2"), several(kind, name + "n"),
        ]
    }

    private static func several(_ kind: Kind, _ name: String) -> Entry {
        Entry("aten.\(name).default") { call throws(TensorError) in
            let transform = try FourierCall(
                name, call.storage(0), axes: call.intsOrNil(2), sizes: call.intsOrNil(1),
                scale: FourierScale(
                    call.optionalString(3), isForward: kind.isForward, operation: name))
            if transform.axes.isEmpty, kind != .fft, kind != .ifft {
                throw call.mismatch("one axis or more", try call.storage(0))
            }
            return try kind.run(call.storage(0), transform)
        }
    }

    private static let frequencies: [Entry] = [
        Entry("aten.fft_fftfreq.default") { call throws(TensorError) in
            let (count, step) = (try call.count(0), try call.double(1))
            let middle = (count - 1) / 2 + 1
            let period = Double(count) * step
            let values: [Double] = (0..<count).map { index in
                let signed: Int = index < middle ? index : index - count
                return Double(signed) / period
            }
            return try .rounding(values, [count], call.optionalDType(2) ?? .float32)
        },
        Entry("aten.fft_rfftfreq.default") { call throws(TensorError) in
            let (count, step) = (try call.count(0), try call.double(1))
            let period = Double(count) * step
            let values: [Double] = (0...count / 2).map { Double($0) / period }
            return try .rounding(values, [values.count], call.optionalDType(2) ?? .float32)
        },
        Entry("aten.fft_fftshift.default") { call throws(TensorError) in
            try shifted(call) { $0 / 2 }
        },
        Entry("aten.fft_ifftshift.default") { call throws(TensorError) in
            try shifted(call) { ($0 + 1) / 2 }
        },
    ]

    private static func shifted(
        _ call: OperatorCall<Tensor>, _ amount: (Int) -> Int
    ) throws(TensorError) -> TensorStorage {
        let input = try call.storage(0)
        let axes = try call.intsOrNil(1) ?? Array(0..<input.rank)
        if input.rank == 0 { throw call.mismatch("one dimension or more", input) }
        var amounts: [Int] = []
        for axis in axes {
            guard let index = Axis.index(axis, rank: input.rank) else {
                throw .invalidAxis(operation: "fft_fftshift", axis: axis, rank: input.rank)
            }
            amounts.append(amount(input.extents[index]))
        }
        if axes.isEmpty { return try input.copied() }
        return try Composite.call(
            "aten.roll.default", .storage(input), .ints(amounts), .ints(axes))
    }

    private static let windows: [Entry] = windowForms.flatMap(\.entries)

    private static let windowForms: [Window] = [
        Window(name: "hann_window", overloads: ["default", "periodic"]) { _ in
            .cosine([0.5, 0.5])
        },
        Window(
            name: "hamming_window",
            overloads: ["default", "periodic", "periodic_alpha", "periodic_alpha_beta"]
        ) { given in
            .cosine([given.first ?? 0.54, given.count > 1 ? given[1] : 0.46])
        },
        Window(name: "blackman_window", overloads: ["default", "periodic"]) { _ in
            .cosine([0.42, 0.5, 0.08])
        },
        Window(name: "bartlett_window", overloads: ["default", "periodic"]) { _ in .triangle },
        Window(name: "kaiser_window", overloads: ["default", "periodic", "beta"]) { given in
            .kaiser(given.first ?? 12)
        },
    ]

    /// The overloads of a window; after length and periodicity come its own numbers.
    private struct Window {
        var name: String
        var overloads: [String]
        var shape: @Sendable ([Double]) -> WindowShape

        var entries: [Entry] { overloads.map(entry) }

        private func entry(_ overload: String) -> Entry {
            let (name, shape) = (name, shape)
            return Entry("aten.\(name).\(overload)") { call throws(TensorError) in
                let own = call.schema.parameters.prefix { !$0.isKeywordOnly }.count
                var given: [Double] = []
                for index in 2..<max(own, 2) { given.append(try call.double(index)) }
                return try Kernels.window(
                    name, shape(given), call.int(0), isPeriodic: own > 1 ? call.bool(1) : true,
                    call.optionalDType(own) ?? .float32)
            }
        }
    }

    private static let shortTime: [Entry] = [
        Entry("aten.stft.default") { call throws(TensorError) in
            try Kernels.shortTimeTransform(
                call.storage(0),
                ShortTimeOptions(call, window: 4, normalized: 5, onesided: 6),
                padding: nil, returnsComplex: call.flag(7))
        },
        Entry("aten.stft.center") { call throws(TensorError) in
            try Kernels.shortTimeTransform(
                call.storage(0),
                ShortTimeOptions(call, window: 4, normalized: 7, onesided: 8),
                padding: call.bool(5) ? call.string(6) : nil, returnsComplex: call.flag(9))
        },
        Entry("aten.istft.default") { call throws(TensorError) in
            try Kernels.inverseShortTimeTransform(
                call.storage(0),
                ShortTimeOptions(call, window: 4, normalized: 6, onesided: 7),
                isCentered: call.bool(5), length: call.optionalInt(8),
                returnsComplex: call.bool(9))
        },
    ]
}

extension OperatorCall where Leaf == Tensor {
    /// Axes and scale of the operators behind `torch.fft`.
    fileprivate func rawFourier() throws(TensorError) -> FourierCall {
        if try storage(0).dtype.category < .floating {
            throw .noKernel(operator: schema.name, dtype: try storage(0).dtype)
        }
        if let axis = try ints(1).first(where: { $0 < 0 }) {
            throw .invalidAxis(operation: schema.name, axis: axis, rank: try storage(0).rank)
        }
        return try FourierCall(
            schema.name, storage(0), axes: ints(1), sizes: nil,
            scale: FourierScale(code: int(2), operation: schema.name))
    }

    fileprivate func count(_ index: Int) throws(TensorError) -> Int {
        let value = try int(index)
        if value < 0 {
            throw .invalidValue(
                operation: schema.name, value: "\(value)", expected: "0 points or more")
        }
        try Kernels.requireMemory([value])
        return value
    }
}
