// SPDX-License-Identifier: Apache-2.0

#include "FXKConvolution.h"

#include <stdlib.h>
#include <string.h>

#if __has_include(<oneapi/dnnl/dnnl.h>) && !defined(_WIN32)
#include <oneapi/dnnl/dnnl.h>
#endif

// The structures of version 3 are others.
#if defined(DNNL_VERSION_MAJOR) && DNNL_VERSION_MAJOR == 2

#include <dlfcn.h>
#include <pthread.h>

#define EACH_FUNCTION(F)                                                                      \
    F(dnnl_engine_create)                                                                     \
    F(dnnl_stream_create)                                                                     \
    F(dnnl_memory_create)                                                                     \
    F(dnnl_memory_destroy)                                                                    \
    F(dnnl_memory_desc_init_by_tag)                                                           \
    F(dnnl_memory_desc_equal)                                                                 \
    F(dnnl_memory_desc_get_size)                                                              \
    F(dnnl_dilated_convolution_forward_desc_init)                                             \
    F(dnnl_primitive_attr_create)                                                             \
    F(dnnl_primitive_attr_destroy)                                                            \
    F(dnnl_primitive_attr_set_scratchpad_mode)                                                \
    F(dnnl_primitive_desc_create)                                                             \
    F(dnnl_primitive_desc_destroy)                                                            \
    F(dnnl_primitive_desc_query_md)                                                           \
    F(dnnl_primitive_create)                                                                  \
    F(dnnl_primitive_destroy)                                                                 \
    F(dnnl_primitive_execute)                                                                 \
    F(dnnl_reorder_primitive_desc_create)

#define DECLARE(name) __typeof__(name) *name;
static struct {
    EACH_FUNCTION(DECLARE)
    void (*omp_set_num_threads)(int);
} lib;

static dnnl_engine_t engine;
static dnnl_stream_t stream;
static const char *trouble;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static const char *const names[] = {
    "libdnnl.so.2", "libdnnl.so", "libdnnl.2.dylib", "libdnnl.dylib",
    "/opt/homebrew/lib/libdnnl.2.dylib",
};

static void load(void) {
    // The threads of libgomp would spin while they wait, and take the processors from ours. It
    // reads the variable when it is loaded.
    setenv("GOMP_SPINCOUNT", "0", 0);
    void *handle = NULL;
    for (size_t i = 0; i < sizeof names / sizeof *names && !handle; i++)
        handle = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
    if (!handle) {
        trouble = "libdnnl.so.2 is not installed (Debian: libdnnl-dev)";
        return;
    }
#define RESOLVE(name)                                                                         \
    lib.name = (__typeof__(name) *)dlsym(handle, #name);                                      \
    if (!lib.name) {                                                                          \
        trouble = "libdnnl has no " #name;                                                    \
        return;                                                                               \
    }
    EACH_FUNCTION(RESOLVE)
    lib.omp_set_num_threads = (void (*)(int))dlsym(handle, "omp_set_num_threads");
    if (lib.dnnl_engine_create(&engine, dnnl_cpu, 0) != dnnl_success
        || lib.dnnl_stream_create(&stream, engine, dnnl_stream_default_flags) != dnnl_success)
        trouble = "libdnnl has no engine for this processor";
}

const char *fxk_onednn_load(void) {
    pthread_once(&once, load);
    return trouble;
}

struct fxk_convolution {
    dnnl_primitive_t primitive, pack, reorder_source, reorder_result;
    dnnl_memory_desc_t source, weights, result, bias, scratch;
    dnnl_memory_desc_t plain_source, plain_weights, plain_result;
    bool has_bias;
    int threads;
};

static void use_threads(int threads) {
    // The setting belongs to the calling thread.
    static _Thread_local int current = 0;
    if (current == threads || !lib.omp_set_num_threads) return;
    lib.omp_set_num_threads(threads);
    current = threads;
}

static bool plain(
    dnnl_memory_desc_t *desc, const int64_t *dims, int count, dnnl_format_tag_t tag
) {
    return lib.dnnl_memory_desc_init_by_tag(desc, count, dims, dnnl_f32, tag) == dnnl_success;
}

/// A reorder between two descriptions; NULL in *made where they are the same.
static bool make_reorder(
    const dnnl_memory_desc_t *from, const dnnl_memory_desc_t *to, dnnl_primitive_t *made
) {
    *made = NULL;
    if (lib.dnnl_memory_desc_equal(from, to)) return true;
    dnnl_primitive_desc_t desc;
    if (lib.dnnl_reorder_primitive_desc_create(&desc, from, engine, to, engine, NULL)
        != dnnl_success)
        return false;
    dnnl_status_t status = lib.dnnl_primitive_create(made, desc);
    lib.dnnl_primitive_desc_destroy(desc);
    return status == dnnl_success;
}

static bool describe(fxk_convolution *c, const fxk_convolution_spec *s) {
    int rank = s->space + 2, grouped = s->groups > 1;
    int64_t source[5] = {s->batch, s->in_channels}, result[5] = {s->batch, s->out_channels};
    int64_t weights[6] = {
        s->groups, s->out_channels / s->groups, s->in_channels / s->groups};
    for (int i = 0; i < s->space; i++) {
        source[2 + i] = s->in[i];
        result[2 + i] = s->out[i];
        weights[3 + i] = s->kernel[i];
    }
    dnnl_format_tag_t first = s->space == 2 ? dnnl_abcd : dnnl_abcde;
    dnnl_format_tag_t last = s->space == 2 ? dnnl_acdb : dnnl_acdeb;
    dnnl_format_tag_t tag = s->channels_last ? last : first;
    dnnl_format_tag_t order = s->space + grouped == 2
        ? dnnl_abcd
        : (s->space + grouped == 3 ? dnnl_abcde : dnnl_abcdef);
    const int64_t *w = grouped ? weights : weights + 1;
    return plain(&c->plain_source, source, rank, tag)
        && plain(&c->plain_result, result, rank, tag)
        && plain(&c->plain_weights, w, rank + grouped, order)
        && plain(&c->bias, &s->out_channels, 1, dnnl_a)
        // Row-major activations are best brought into an order of the library's choice.
        && plain(&c->source, source, rank, s->channels_last ? tag : dnnl_format_tag_any)
        && plain(&c->result, result, rank, s->channels_last ? tag : dnnl_format_tag_any)
        && plain(&c->weights, w, rank + grouped, dnnl_format_tag_any);
}

static dnnl_primitive_desc_t choose(fxk_convolution *c, const fxk_convolution_spec *s) {
    int64_t dilates[3];
    for (int i = 0; i < s->space; i++) dilates[i] = s->dilation[i] - 1;
    dnnl_convolution_desc_t desc;
    if (lib.dnnl_dilated_convolution_forward_desc_init(
            &desc, dnnl_forward_inference, dnnl_convolution_auto, &c->source, &c->weights,
            s->has_bias ? &c->bias : NULL, &c->result, s->stride, dilates, s->padding_begin,
            s->padding_end)
        != dnnl_success)
        return NULL;
    dnnl_primitive_attr_t attributes;
    if (lib.dnnl_primitive_attr_create(&attributes) != dnnl_success) return NULL;
    lib.dnnl_primitive_attr_set_scratchpad_mode(attributes, dnnl_scratchpad_mode_user);
    dnnl_primitive_desc_t chosen = NULL;
    if (lib.dnnl_primitive_desc_create(&chosen, &desc, attributes, engine, NULL) != dnnl_success)
        chosen = NULL;
    lib.dnnl_primitive_attr_destroy(attributes);
    return chosen;
}

static bool create(fxk_convolution *c, const fxk_convolution_spec *s) {
    if (!describe(c, s)) return false;
    dnnl_primitive_desc_t desc = choose(c, s);
    if (!desc) return false;
    c->source = *lib.dnnl_primitive_desc_query_md(desc, dnnl_query_src_md, 0);
    c->weights = *lib.dnnl_primitive_desc_query_md(desc, dnnl_query_weights_md, 0);
    c->result = *lib.dnnl_primitive_desc_query_md(desc, dnnl_query_dst_md, 0);
    c->scratch = *lib.dnnl_primitive_desc_query_md(desc, dnnl_query_scratchpad_md, 0);
    bool made = lib.dnnl_primitive_create(&c->primitive, desc) == dnnl_success;
    lib.dnnl_primitive_desc_destroy(desc);
    return made && make_reorder(&c->plain_source, &c->source, &c->reorder_source)
        && make_reorder(&c->plain_weights, &c->weights, &c->pack)
        && make_reorder(&c->result, &c->plain_result, &c->reorder_result);
}

fxk_convolution *fxk_convolution_create(const fxk_convolution_spec *s) {
    use_threads(s->threads);
    fxk_convolution *c = calloc(1, sizeof *c);
    if (!c) return NULL;
    c->has_bias = s->has_bias;
    c->threads = s->threads;
    if (create(c, s)) return c;
    fxk_convolution_destroy(c);
    return NULL;
}

void fxk_convolution_destroy(fxk_convolution *c) {
    dnnl_primitive_t all[] = {c->primitive, c->pack, c->reorder_source, c->reorder_result};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (all[i]) lib.dnnl_primitive_destroy(all[i]);
    free(c);
}

fxk_convolution_sizes fxk_convolution_get_sizes(const fxk_convolution *c) {
    fxk_convolution_sizes sizes = {0};
    if (c->pack) sizes.weights = lib.dnnl_memory_desc_get_size(&c->weights);
    if (c->reorder_source) sizes.source = lib.dnnl_memory_desc_get_size(&c->source);
    if (c->reorder_result) sizes.result = lib.dnnl_memory_desc_get_size(&c->result);
    sizes.scratch = lib.dnnl_memory_desc_get_size(&c->scratch);
    const unsigned char *bytes = (const unsigned char *)&c->weights;
    uint64_t hash = 14695981039346656037u;
    for (size_t i = 0; i < sizeof c->weights; i++) hash = (hash ^ bytes[i]) * 1099511628211u;
    sizes.weights_order = hash;
    return sizes;
}

/// Runs a primitive on memory given as pairs of an argument and its description and address.
typedef struct {
    int argument;
    const dnnl_memory_desc_t *desc;
    const void *address;
} operand;

static bool execute(dnnl_primitive_t primitive, const operand *operands, int count) {
    dnnl_exec_arg_t arguments[5];
    int made = 0;
    bool done = true;
    for (; made < count && done; made++) {
        arguments[made].arg = operands[made].argument;
        arguments[made].memory = NULL;
        done = lib.dnnl_memory_create(
                   &arguments[made].memory, operands[made].desc, engine,
                   (void *)operands[made].address)
            == dnnl_success;
    }
    if (done)
        done = lib.dnnl_primitive_execute(primitive, stream, count, arguments) == dnnl_success;
    for (int i = 0; i < made; i++)
        if (arguments[i].memory) lib.dnnl_memory_destroy(arguments[i].memory);
    return done;
}

static bool reorder(
    dnnl_primitive_t primitive, const dnnl_memory_desc_t *from, const void *source,
    const dnnl_memory_desc_t *to, void *target
) {
    operand operands[] = {{DNNL_ARG_FROM, from, source}, {DNNL_ARG_TO, to, target}};
    return execute(primitive, operands, 2);
}

bool fxk_convolution_pack(const fxk_convolution *c, const float *from, void *packed) {
    use_threads(c->threads);
    return reorder(c->pack, &c->plain_weights, from, &c->weights, packed);
}

bool fxk_convolution_run(
    const fxk_convolution *c, const float *source, void *source_buffer, const void *weights,
    const float *bias, float *result, void *result_buffer, void *scratch
) {
    use_threads(c->threads);
    const void *from = source;
    if (c->reorder_source) {
        if (!reorder(c->reorder_source, &c->plain_source, source, &c->source, source_buffer))
            return false;
        from = source_buffer;
    }
    operand operands[] = {
        {DNNL_ARG_SRC, &c->source, from},
        {DNNL_ARG_WEIGHTS, &c->weights, weights},
        {DNNL_ARG_DST, &c->result, c->reorder_result ? result_buffer : result},
        {DNNL_ARG_SCRATCHPAD, &c->scratch, scratch},
        {DNNL_ARG_BIAS, &c->bias, bias},
    };
    if (!execute(c->primitive, operands, c->has_bias ? 5 : 4)) return false;
    return !c->reorder_result
        || reorder(c->reorder_result, &c->result, result_buffer, &c->plain_result, result);
}

#else

const char *fxk_onednn_load(void) { return "it was not there when swift-fx was built"; }
fxk_convolution *fxk_convolution_create(const fxk_convolution_spec *s) { return (void)s, NULL; }
void fxk_convolution_destroy(fxk_convolution *c) { (void)c; }
fxk_convolution_sizes fxk_convolution_get_sizes(const fxk_convolution *c) {
    return (void)c, (fxk_convolution_sizes){0};
}
bool fxk_convolution_pack(const fxk_convolution *c, const float *plain, void *packed) {
    return (void)c, (void)plain, (void)packed, false;
}
bool fxk_convolution_run(
    const fxk_convolution *c, const float *source, void *source_buffer, const void *weights,
    const float *bias, float *result, void *result_buffer, void *scratch
) {
    (void)c, (void)source, (void)source_buffer, (void)weights, (void)bias, (void)result;
    return (void)result_buffer, (void)scratch, false;
}

#endif
