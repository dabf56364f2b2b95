package io.topiary;

/** Entry. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Object o = args;
        switch (o) {
            case String[] a when a.length > 0 -> System.out.println(a[0]);
            default -> System.out.println("none");
        }
    }
}
