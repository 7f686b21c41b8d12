using System.IO.Compression;
using Microsoft.Extensions.DependencyInjection;
using Pathways.Api.Features.Employers;
using Pathways.Api.Features.Openings;
using Pathways.Host.Commands;
using Pathways.Host.Commands.JobOrders;

namespace Pathways.Api.Tests.Import;

/// <summary>The import as a whole: faults by row and column, the same file twice, employers, the command.</summary>
public sealed class JobOrderImportTests(PathwaysApp app)
{
    private static readonly CancellationToken Stop = CancellationToken.None;

    [Theory]
    [InlineData("ref", "")]
    [InlineData("job_title", " ")]
    [InlineData("employer_business_name", "")]
    [InlineData("active_date", "")]
    [InlineData("active_date", "last Monday")]
    [InlineData("begin_date", "2026-02-30")]
    [InlineData("end_date", "2026-02-01T00:00:00Z")]
    [InlineData("basic_rate_from", "about 18")]
    [InlineData("basic_rate_to", "-3")]
    [InlineData("basic_rate_from", "921.20")]
    [InlineData("basic_rate_to", "921.20")]
    [InlineData("basic_rate_from", "0.19")]
    [InlineData("pay_range_desc", "Fortnight")]
    [InlineData("work_hour_num_basic", "forty")]
    [InlineData("work_hour_num_basic", "0")]
    [InlineData("work_hour_num_basic", "400")]
    [InlineData("hourly_work_schedule_am", "dawn")]
    [InlineData("hourly_work_schedule_pm", "25:00 P.M.")]
    [InlineData("total_positions", "2.5")]
    [InlineData("emp_exp_num_months", "some")]
    [InlineData("education_level", "Wizardry")]
    public void A_cell_that_cant_be_read_is_named_by_row_and_column(string column, string cell)
    {
        var fault = Assert.Single(OrderFile.Faults(app, (column, cell)));
        Assert.Equal((1, 2, column), (fault.Row, fault.Line, fault.Column));
        Assert.StartsWith($"row 1 (line 2), {column}: ", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_fault_of_a_row_is_named_and_the_rows_around_it_are_read()
    {
        using var file = new OrderFile().Write(OrderFile.Row(("ref", "a"), ("special_req", "Two\nlines.")),
            OrderFile.Row(("ref", "b"), ("job_title", ""), ("begin_date", "soon"), ("worksite_city", "Nowhere"), ("worksite_zip", ""), ("employer_city", "Nowhere")),
            OrderFile.Row(("ref", "a")), OrderFile.Row(("ref", "c")));
        var (read, orders, faults) = OrderFile.Import(app).Read(file.Path);
        Assert.Equal((4, "a,c"), (read, string.Join(',', orders.Select(order => order.Reference))));
        Assert.Equal(["2 4 job_title", "2 4 worksite_city", "2 4 begin_date", "3 5 ref"], faults.Select(fault => $"{fault.Row} {fault.Line} {fault.Column}"));
    }

    [Fact]
    public async Task The_same_seed_draws_the_same_orders_each_once_and_prints_what_was_found_in_them()
    {
        using var file = new OrderFile().Write([.. Enumerable.Range(0, 30).Select(row => OrderFile.Row(("ref", $"r{row:00}")))]);
        var orders = OrderFile.Import(app).Read(file.Path).Orders;
        string Drawn(int seed) => string.Join(',', OrderSample.Draw(orders, 10, seed).Select(order => order.Reference));
        Assert.Equal(Drawn(7), Drawn(7));
        Assert.NotEqual(Drawn(7), Drawn(8));
        Assert.Equal(10, Drawn(7).Split(',').Distinct().Count());
        using var output = new StringWriter();
        await OrderSample.WriteAsync([orders[3]], output);
        Assert.Contains("r03\tLandscape Laborer", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("occupation\toccupation:landscape-worker", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_column_is_named()
    {
        using var file = new OrderFile();
        File.WriteAllText(file.Path, "ref,job_title\nx,Cook\n");
        var (read, orders, faults) = OrderFile.Import(app).Read(file.Path);
        Assert.Equal((0, 0), (read, orders.Count));
        Assert.Contains(faults, fault => fault.Column == "worksite_zip");
        Assert.DoesNotContain(faults, fault => fault.Column == "ref");
    }

    [Fact]
    public async Task The_same_file_twice_changes_nothing_and_a_newer_one_brings_its_changes()
    {
        var mark = Guid.NewGuid().ToString("N")[..8];
        using var file = new OrderFile().Write(OrderFile.Row(("ref", mark + "1"), ("employer_business_name", $"{mark} Gardens, Inc.")),
            OrderFile.Row(("ref", mark + "2"), ("employer_business_name", $"{mark.ToUpperInvariant()} GARDENS INC")));
        var first = await OrderFile.Import(app).RunAsync(file.Path, approve: false, Stop);
        Assert.Equal((2, 2, 2, 1, 0, new StoredCounts(2, 0, 0)), (first.Read, first.Taken, first.WithOccupation, first.NewEmployers, first.Approved, first.Stored));
        var place = new OpeningsPlace();
        await app.Services.GetRequiredService<OpeningService>().ChangedSinceAsync(place, Stop);

        var second = await OrderFile.Import(app).RunAsync(file.Path, approve: false, Stop);
        Assert.Equal((0, 0, new StoredCounts(0, 0, 2)), (second.NewEmployers, second.Approved, second.Stored));
        Assert.DoesNotContain(await app.Services.GetRequiredService<OpeningService>().ChangedSinceAsync(place, Stop), offered => offered.Opening.Id.Contains(mark, StringComparison.Ordinal));

        file.Write(OrderFile.Row(("ref", mark + "1"), ("employer_business_name", $"{mark} Gardens, Inc."), ("basic_rate_to", "23")));
        Assert.Equal(new(0, 1, 0), (await OrderFile.Import(app).RunAsync(file.Path, approve: false, Stop)).Stored);
    }

    [Fact]
    public async Task Employers_are_approved_only_when_asked_and_never_those_that_were_decided_about()
    {
        var mark = Guid.NewGuid().ToString("N")[..8];
        using var file = new OrderFile().Write(OrderFile.Row(("ref", mark + "1"), ("employer_business_name", mark + " One")), OrderFile.Row(("ref", mark + "2"), ("employer_business_name", mark + " Two")));
        await OrderFile.Import(app).RunAsync(file.Path, approve: false, Stop);
        var (one, two) = (await EmployerOfAsync(mark + "1"), await EmployerOfAsync(mark + "2"));
        Assert.Equal((EmployerState.Applied, EmployerState.Applied), (one.State, two.State));

        await app.Services.GetRequiredService<EmployerService>().SetStateAsync([two.Id], EmployerState.Suspended, null, Stop);
        Assert.Equal(1, (await OrderFile.Import(app).RunAsync(file.Path, approve: true, Stop)).Approved);
        Assert.Equal((EmployerState.Approved, EmployerState.Suspended), ((await EmployerOfAsync(mark + "1")).State, (await EmployerOfAsync(mark + "2")).State));
    }

    [Fact]
    public async Task The_command_reads_a_compressed_file_says_what_it_did_and_approves_nobody_outside_Development()
    {
        var mark = Guid.NewGuid().ToString("N")[..8];
        using var file = new OrderFile().Write(OrderFile.Row(("ref", mark + "1")), OrderFile.Row(("ref", mark + "2"), ("begin_date", "soon")));
        var compressed = file.Path + ".gz";
        await using (var gzip = new GZipStream(File.Create(compressed), CompressionLevel.Fastest))
            await gzip.WriteAsync(await File.ReadAllBytesAsync(file.Path, Stop), Stop);

        var (code, said) = await RunAsync("--file", compressed);
        Assert.Equal(0, code);
        Assert.Contains("row 2 (line 3), begin_date: “soon” is no date.", said, StringComparison.Ordinal);
        Assert.Contains("rows read 2, taken 1, faulty 1", said, StringComparison.Ordinal);
        Assert.Contains("titles with an occupation 1 (100.0 %)", said, StringComparison.Ordinal);

        Assert.Equal(2, (await RunAsync("--file", compressed, "--approve-employers")).Code);
        Assert.Equal(2, (await RunAsync("--file", compressed + ".not-there")).Code);
    }

    [Fact]
    public async Task What_the_command_stores_another_host_on_the_database_ranks_within_two_seconds()
    {
        await using var up = await PathwaysApp.StartAsync();
        await using var command = await PathwaysApp.StartAsync(environment: "Development", sameDatabaseAs: up);
        var client = (await up.NewJobSeekerAsync()).Client;
        Assert.Empty(await Matches.OfferedWork.AllAsync(client, ""));
        using var file = new OrderFile().Write(OrderFile.Row(("end_date", "2099-11-30")));
        using var output = new StringWriter();
        Assert.Equal(0, await ImportOrdersCommand.Make(command.Services).Parse(["--file", file.Path, "--approve-employers"]).InvokeAsync(new() { Output = output }, Stop));
        var stored = TimeProvider.System.GetTimestamp();
        await Eventually.GetAsync(() => Matches.OfferedWork.AllAsync(client, ""), matches => matches.Any(match => Matches.OfferedWork.IdOf(match) == "order-t-1"), "the order is ranked");
        Assert.InRange(TimeProvider.System.GetElapsedTime(stored).TotalSeconds, 0, 2);
    }

    [Fact]
    public void Settings_of_the_host_stand_beside_a_commands_own_arguments()
    {
        Assert.Equal(["--LocalMongo:DataFolder", "x", "--A:B=c"], HostCommands.SettingsIn(["import-orders", "--approve-employers", "--LocalMongo:DataFolder", "x", "--file", "y", "--A:B=c"]));
        Assert.Equal(["--urls", "http://localhost:1"], HostCommands.SettingsIn(["--urls", "http://localhost:1"]));
        Assert.False(HostCommands.AreAskedFor(["--Permits:SweepEvery", "00:00:05"]));
        Assert.True(HostCommands.AreAskedFor(["import-orders"]));
    }

    private async Task<(int Code, string Said)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        var code = await ImportOrdersCommand.Make(app.Services).Parse(args).InvokeAsync(new() { Output = output, Error = output }, Stop);
        return (code, output.ToString());
    }

    private async Task<Employer> EmployerOfAsync(string reference) =>
        (await app.Services.GetRequiredService<OpeningService>().ChangedSinceAsync(new(), Stop)).Single(offered => offered.Opening.Id == "order-" + reference).Employer;
}
