package org.postampel.felix.shim;

import java.util.function.Supplier;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.SAXParserFactory;
import org.eclipse.osgi.service.localization.BundleLocalization;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;

/**
 * Offers the three services the Equinox registry looks for; must start before the registry, which
 * does not try again a {@code plugin.xml} it could not parse.
 */
public final class ShimActivator implements BundleActivator {

  @Override
  public void start(BundleContext context) {
    context.registerService(SAXParserFactory.class, perBundle(SAXParserFactory::newInstance), null);
    context.registerService(
        DocumentBuilderFactory.class, perBundle(DocumentBuilderFactory::newInstance), null);
    context.registerService(BundleLocalization.class, new BundleTexts(), null);
  }

  @Override
  public void stop(BundleContext context) {
    // The framework takes back the services of a stopped bundle.
  }

  /** A factory of its own for each bundle: the parser factories are not safe to share. */
  private static <T> ServiceFactory<T> perBundle(Supplier<T> supplier) {
    return new ServiceFactory<>() {
      @Override
      public T getService(Bundle bundle, ServiceRegistration<T> registration) {
        return supplier.get();
      }

      @Override
      public void ungetService(Bundle bundle, ServiceRegistration<T> registration, T service) {
        // Nothing to release.
      }
    };
  }
}
