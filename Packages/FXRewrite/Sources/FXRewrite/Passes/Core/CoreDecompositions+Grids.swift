// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

extension CoreDecompositions {
    /// Positions that are computed, and samples at positions.
    static let grids: [String: Rule] = [
        "grid_sampler.default": { site in
            // Of volumes there is no operator in the core.
            guard site.rank(site["input"]) == 4 else { return nil }
            return try site.renamed(to: "grid_sampler_2d.default")
        },
        "affine_grid_generator.default": affineGrid,
    ]

    /// The positions of pixels, each turned, stretched and moved.
    private static let affineGrid: Rule = { site in
        guard let size = site["size"].ints, size.count == 4, size.allSatisfy({ $0 > 0 }),
            let dtype = site.spec(site["theta"])?.dtype, dtype.isFloatingPoint,
            site.extents(site["theta"]) == [size[0], 2, 3], let aligns = site["align_corners"].bool
        else { return nil }
        func column(_ index: Int) throws -> Value {
            let part = try site.aten("select.int", site["theta"], 2, .int(index))
            return try site.reshaped(part, [.int(size[0]), 1, 1, 2])
        }
        func positions(_ count: Int, _ sizes: [Int]) throws -> Value {
            let numbers = try site.aten(
                "arange.start_step", [0, .int(count), 1], ["dtype": .dtype(dtype)])
            let step = 2 / Double(aligns ? max(count - 1, 1) : count)
            let first = aligns ? (count > 1 ? -1.0 : 0) : step / 2 - 1
            let line = try site.aten(
                "add.Scalar", site.aten("mul.Scalar", numbers, .double(step)), .double(first))
            return try site.aten("view.default", line, .ints(sizes))
        }
        let across = try site.aten(
            "mul.Tensor", column(0), positions(size[3], [1, 1, size[3], 1]))
        let down = try site.aten(
            "mul.Tensor", column(1), positions(size[2], [1, size[2], 1, 1]))
        let sum = try site.aten("add.Tensor", across, down)
        return try site.aten("add.Tensor", sum, column(2))
    }
}
