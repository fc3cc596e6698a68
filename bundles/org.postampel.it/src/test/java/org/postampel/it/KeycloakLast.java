package org.postampel.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;

/**
 * Begins to start Keycloak as soon as it is known that its test will run, and lets that test come
 * last: the minute Keycloak needs passes while the other tests run.
 */
public final class KeycloakLast implements ClassOrderer {

  @Override
  public void orderClasses(ClassOrdererContext context) {
    if (context.getClassDescriptors().stream().anyMatch(KeycloakLast::needsKeycloak)) {
      try {
        Keycloak.begin();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    context.getClassDescriptors().sort(Comparator.comparing(KeycloakLast::needsKeycloak));
  }

  private static boolean needsKeycloak(ClassDescriptor test) {
    return test.getTestClass().equals(KeycloakTest.class);
  }
}
