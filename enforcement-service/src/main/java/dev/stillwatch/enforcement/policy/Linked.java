package dev.stillwatch.enforcement.policy;

/**
 * The greatest share of a cohort's members, each 0 to 1, that share something of one kind.
 *
 * @param beyondContent of kinds other than what they ask and when
 * @param beyondSoftware the same without clients and networks, which come with the program that asks and the cloud it runs in
 * @param asStrangers the same again without what people of one house share openly: mail domain, address, hour of sign-up
 */
public record Linked(double beyondContent, double beyondSoftware, double asStrangers) {}
