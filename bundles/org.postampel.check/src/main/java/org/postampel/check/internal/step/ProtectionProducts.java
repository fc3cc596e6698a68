package org.postampel.check.internal.step;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Knows the programs that open encrypted connections or answer in a server's place. Immutable. */
final class ProtectionProducts {

  private static final ProtectionProducts BUILT_IN = new ProtectionProducts(read());

  private final Map<String, Pattern> products;

  private ProtectionProducts(Map<String, Pattern> products) {
    this.products = Map.copyOf(products);
  }

  /** The products that {@code hosts/protection-products.properties} names. */
  static ProtectionProducts builtIn() {
    return BUILT_IN;
  }

  /** The product that gives itself away by these words, if one does. */
  Optional<String> in(String words) {
    return products.entrySet().stream()
        .filter(product -> product.getValue().matcher(words).find())
        .map(Map.Entry::getKey)
        .sorted()
        .findFirst();
  }

  private static Map<String, Pattern> read() {
    Map<String, Pattern> all = new TreeMap<>();
    HostData.table("protection-products.properties")
        .forEach(
            (words, product) ->
                all.put(
                    String.valueOf(product),
                    Pattern.compile(String.valueOf(words), Pattern.CASE_INSENSITIVE)));
    return all;
  }
}
