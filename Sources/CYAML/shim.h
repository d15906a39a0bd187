// LibYAML, which reads YAML 1.1. What its scalars mean is not its question.

#include <yaml.h>
