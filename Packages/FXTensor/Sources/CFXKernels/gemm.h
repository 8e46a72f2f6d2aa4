// SPDX-License-Identifier: Apache-2.0
//
// Matrix products. The file that includes this has defined ELEMENT, VECTOR, NAME(x), LOAD, STORE
// and ALL for one element type.
//
// Blocks of both operands are packed in the order in which the innermost loop reads them: panels
// of TILE_ROWS rows of a, and of TILE_COLUMNS columns of b. A tile of the result is in registers.

#define WIDTH ((int)(sizeof(VECTOR) / sizeof(ELEMENT)))
#define TILE_COLUMNS (TILE_VECTORS * WIDTH)

/// out[rows, TILE_COLUMNS] = or += a panel times b panel.
INLINE void NAME(tile)(
    const int rows, const int vectors, fxk_index inner, const ELEMENT *a, const ELEMENT *b, fxk_index b_step,
    ELEMENT *out, fxk_index out_step, bool adds, const bool far
) {
    VECTOR sums[TILE_ROWS][TILE_VECTORS];
#pragma clang loop unroll(full)
    for (int i = 0; i < rows; i++)
#pragma clang loop unroll(full)
        for (int j = 0; j < vectors; j++) sums[i][j] = (VECTOR){0};
    for (fxk_index k = 0; k < inner; k++, a += rows, b += b_step) {
        VECTOR row[TILE_VECTORS];
#pragma clang loop unroll(full)
        for (int j = 0; j < vectors; j++) {
            row[j] = LOAD(b + j * WIDTH);
            // Rows of b that are read where they are lie far apart.
            if (far) __builtin_prefetch(b + 20 * b_step + j * WIDTH);
        }
#pragma clang loop unroll(full)
        for (int i = 0; i < rows; i++) {
            VECTOR factor = ALL(a[i]);
#pragma clang loop unroll(full)
            for (int j = 0; j < vectors; j++) sums[i][j] = factor * row[j] + sums[i][j];
        }
    }
#pragma clang loop unroll(full)
    for (int i = 0; i < rows; i++) {
        ELEMENT *to = out + i * out_step;
#pragma clang loop unroll(full)
        for (int j = 0; j < vectors; j++) {
            VECTOR sum = sums[i][j];
            if (adds) sum += LOAD(to + j * WIDTH);
            STORE(to + j * WIDTH, sum);
        }
    }
}

#if TILE_ROWS == 6
#define EACH_TILE_HEIGHT(F) F(1) F(2) F(3) F(4) F(5) F(6)
#elif TILE_ROWS == 8
#define EACH_TILE_HEIGHT(F) F(1) F(2) F(3) F(4) F(5) F(6) F(7) F(8)
#elif TILE_ROWS == 14
#define EACH_TILE_HEIGHT(F)                                                            \
    F(1) F(2) F(3) F(4) F(5) F(6) F(7) F(8) F(9) F(10) F(11) F(12) F(13) F(14)
#endif

#define TILE_CASE(n)                                                                   \
    case n:                                                                            \
        if (b_step == TILE_COLUMNS)                                                    \
            NAME(tile)(                                                                \
                n, TILE_VECTORS, inner, a, b, TILE_COLUMNS, out, out_step, adds, false); \
        else                                                                           \
            NAME(tile)(n, TILE_VECTORS, inner, a, b, b_step, out, out_step, adds, true); \
        break;

static __attribute__((noinline)) void NAME(any_tile)(
    int rows, fxk_index inner, const ELEMENT *a, const ELEMENT *b, fxk_index b_step, ELEMENT *out,
    fxk_index out_step, bool adds
) {
    switch (rows) {
        EACH_TILE_HEIGHT(TILE_CASE)
    }
}

#define NARROW_CASE(n)                                                                 \
    case n:                                                                            \
        NAME(tile)(n, 1, inner, a, b, TILE_COLUMNS, out, TILE_COLUMNS, false, false);  \
        break;

/// A tile of one vector a row.
static __attribute__((noinline)) void NAME(narrow_tile)(
    int rows, fxk_index inner, const ELEMENT *a, const ELEMENT *b, ELEMENT *out
) {
    switch (rows) { EACH_TILE_HEIGHT(NARROW_CASE) }
}

/// A tile at the right edge, by way of one that is whole.
static __attribute__((noinline)) void NAME(edge_tile)(
    int rows, int columns, fxk_index inner, const ELEMENT *a, const ELEMENT *b, ELEMENT *out,
    fxk_index out_step, bool adds
) {
    ELEMENT whole[TILE_ROWS * TILE_COLUMNS];
    if (columns <= WIDTH) NAME(narrow_tile)(rows, inner, a, b, whole);
    else NAME(any_tile)(rows, inner, a, b, TILE_COLUMNS, whole, TILE_COLUMNS, false);
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < columns; j++) {
            ELEMENT value = whole[i * TILE_COLUMNS + j];
            out[i * out_step + j] = adds ? out[i * out_step + j] + value : value;
        }
}

/// How many rows a tile has, so that the tiles of a block are of about one height.
INLINE int NAME(tile_rows)(fxk_index rows) {
    fxk_index tiles = (rows + TILE_ROWS - 1) / TILE_ROWS;
    return (int)((rows + tiles - 1) / tiles);
}

/// Panels of `height` rows, the last of fewer, each [inner][rows of the panel].
static void NAME(pack_rows)(
    fxk_index rows, int height, fxk_index inner, ELEMENT alpha, const ELEMENT *a,
    fxk_index row_step, fxk_index column_step, ELEMENT *to
) {
    for (fxk_index first = 0; first < rows; first += height) {
        int count = (int)(rows - first < height ? rows - first : height);
        const ELEMENT *from = a + first * row_step;
        if (column_step == 1 && sizeof(ELEMENT) == 4 && alpha == 1) {
            transpose(
                inner, count, (const uint32_t *)from, row_step, (uint32_t *)to, count);
        } else if (column_step == 1) {
            // Along the rows of a: short runs of reads, and writes that stay in the cache.
            for (fxk_index k0 = 0; k0 < inner; k0 += 16) {
                fxk_index k1 = k0 + 16 < inner ? k0 + 16 : inner;
                for (int i = 0; i < count; i++)
                    for (fxk_index k = k0; k < k1; k++)
                        to[k * count + i] = alpha * from[i * row_step + k];
            }
        } else {
            for (fxk_index k = 0; k < inner; k++)
                for (int i = 0; i < count; i++)
                    to[k * count + i] = alpha * from[i * row_step + k * column_step];
        }
        to += inner * count;
    }
}

/// Panels of TILE_COLUMNS columns, each [inner][TILE_COLUMNS]; the last is filled up with zeros.
static void NAME(pack_columns)(
    fxk_index columns, fxk_index inner, const ELEMENT *b, fxk_index row_step,
    fxk_index column_step, ELEMENT *to
) {
    fxk_index whole = column_step == 1 ? columns / TILE_COLUMNS : 0;
    // A few rows of b side by side, as they lie in memory; the places in the panels are too far
    // apart to be written in turns of one.
    for (fxk_index k0 = 0; whole > 0 && k0 < inner; k0 += 8) {
        fxk_index k1 = k0 + 8 < inner ? k0 + 8 : inner;
        for (fxk_index panel = 0; panel < whole; panel++)
            for (fxk_index k = k0; k < k1; k++)
                memcpy(
                    to + (panel * inner + k) * TILE_COLUMNS,
                    b + k * row_step + panel * TILE_COLUMNS, TILE_COLUMNS * sizeof(ELEMENT));
    }
    to += whole * inner * TILE_COLUMNS;
    for (fxk_index first = whole * TILE_COLUMNS; first < columns; first += TILE_COLUMNS) {
        int count = (int)(columns - first < TILE_COLUMNS ? columns - first : TILE_COLUMNS);
        const ELEMENT *from = b + first * column_step;
        if (count < TILE_COLUMNS) memset(to, 0, (size_t)inner * TILE_COLUMNS * sizeof(ELEMENT));
        if (row_step == 1 && sizeof(ELEMENT) == 4) {
            transpose(
                inner, count, (const uint32_t *)from, column_step, (uint32_t *)to, TILE_COLUMNS);
        } else {
            for (fxk_index k0 = 0; k0 < inner; k0 += 16) {
                fxk_index k1 = k0 + 16 < inner ? k0 + 16 : inner;
                for (int j = 0; j < count; j++)
                    for (fxk_index k = k0; k < k1; k++)
                        to[k * TILE_COLUMNS + j] = from[k * row_step + j * column_step];
            }
        }
        to += inner * TILE_COLUMNS;
    }
}

enum {
    NAME(inner_block) = FXK_INNER_BLOCK,
    NAME(row_block) = 16 * TILE_ROWS,
    NAME(column_block) = 1024 / TILE_COLUMNS * TILE_COLUMNS,
    NAME(scratch_count) =
        NAME(inner_block) * (NAME(row_block) + NAME(column_block) + TILE_COLUMNS),
};

/// The tiles of one block of the result.
static void NAME(block)(
    fxk_index rows, int tile, fxk_index columns, fxk_index inner, const ELEMENT *a,
    const ELEMENT *b, fxk_index b_panel, fxk_index b_step, ELEMENT *out, fxk_index out_step, bool adds
) {
    for (fxk_index column = 0; column < columns; column += TILE_COLUMNS, b += b_panel) {
        const ELEMENT *panel = a;
        int width = (int)(columns - column < TILE_COLUMNS ? columns - column : TILE_COLUMNS);
        for (fxk_index row = 0; row < rows; row += tile) {
            int height = (int)(rows - row < tile ? rows - row : tile);
            ELEMENT *to = out + row * out_step + column;
            if (width < TILE_COLUMNS)
                NAME(edge_tile)(height, width, inner, panel, b, to, out_step, adds);
            else NAME(any_tile)(height, inner, panel, b, b_step, to, out_step, adds);
            panel += height * inner;
        }
    }
}

static void NAME(gemm)(
    fxk_index rows, fxk_index columns, fxk_index inner, ELEMENT alpha, fxk_matrix a, fxk_matrix b,
    ELEMENT *out, fxk_index out_step, bool adds, ELEMENT *scratch
) {
    const ELEMENT *a_base = a.base, *b_base = b.base;
    ELEMENT *a_packed = scratch, *b_packed = scratch + NAME(inner_block) * NAME(row_block);
    for (fxk_index j = 0; j < columns; j += NAME(column_block)) {
        fxk_index width = columns - j < NAME(column_block) ? columns - j : NAME(column_block);
        // With few rows packing b costs as much as the product; rows of b that lie together are
        // read where they are.
        bool packs = rows > 2 * TILE_ROWS || b.columns != 1;
        for (fxk_index k = 0; k < inner; k += NAME(inner_block)) {
            fxk_index depth = inner - k < NAME(inner_block) ? inner - k : NAME(inner_block);
            const ELEMENT *b_from = b_base + k * b.rows + j * b.columns;
            fxk_index direct = packs ? 0 : width / TILE_COLUMNS * TILE_COLUMNS;
            if (direct < width)
                NAME(pack_columns)(
                    width - direct, depth, b_from + direct * b.columns, b.rows, b.columns,
                    b_packed);
            for (fxk_index i = 0; i < rows; i += NAME(row_block)) {
                fxk_index height = rows - i < NAME(row_block) ? rows - i : NAME(row_block);
                int tile = NAME(tile_rows)(height);
                NAME(pack_rows)(
                    height, tile, depth, alpha, a_base + i * a.rows + k * a.columns, a.rows, a.columns,
                    a_packed);
                ELEMENT *to = out + i * out_step + j;
                if (direct > 0)
                    NAME(block)(
                        height, tile, direct, depth, a_packed, b_from, TILE_COLUMNS, b.rows, to,
                        out_step, adds || k > 0);
                if (direct < width)
                    NAME(block)(
                        height, tile, width - direct, depth, a_packed, b_packed, TILE_COLUMNS * depth,
                        TILE_COLUMNS, to + direct, out_step, adds || k > 0);
            }
        }
    }
}

#undef WIDTH
#undef TILE_COLUMNS
#undef TILE_CASE
#undef NARROW_CASE
#undef EACH_TILE_HEIGHT
