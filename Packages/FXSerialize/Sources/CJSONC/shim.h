#if __has_include(<json-c/json.h>)
#include <json-c/json.h>
#else
#error "FXSerialize needs json-c: sudo apt-get install libjson-c-dev pkg-config"
#endif
